// explain: --jit never
// data: telegraf telegraf.lp
// Two measurements beside each other.
cpu = from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user")
mem = from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "mem" and r._field == "used")

join(tables: {cpu: cpu, mem: mem}, on: ["_time", "host"])
    |> filter(fn: (r) => r.host == "web1")
    |> map(fn: (r) => ({_time: r._time, host: r.host, cpu: r._value_cpu, mem: r._value_mem}))

// ---
// == plan as written
// map
//     fn: (r) => ({_time: r._time, host: r.host, cpu: r._value_cpu, mem: r._value_mem})
//   filter
//       fn: (r) => r.host == "web1"
//     join
//         tables: cpu, mem
//         on: _time, host
//       filter
//           fn: (r) => r._measurement == "cpu" and r._field == "usage_user"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           from
//               bucket: "telegraf"
//       filter
//           fn: (r) => r._measurement == "mem" and r._field == "used"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           from
//               bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 2 ×
// PushIntoSourceRule: 4 ×
// FactsOfSeriesRule: 2 ×
// FilterPastJoinRule: 1 ×
// FusePipelineRule: 1 ×
//
// == plan as it will run
// pipeline
//     map: (r) => ({_time: r._time, host: r.host, cpu: r._value_cpu, mem: r._value_mem})
//     runs: row by row; tables whose keys may change wait for all others; keeps all tables
//     because: a map may change columns of group keys
//   join
//       tables: cpu, mem
//       on: _time, host
//       runs: merges the rows of each two tables that can have matches; keeps all tables; puts tables in order of their keys
//       because: the rows of every table ascend by `_time`, on both sides
//     scan
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage_user"
//         predicate: (r) => r.host == "web1"
//         values: float
//         tags: cpu, host
//         runs: reads and sends; keeps nothing
//     scan
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "mem"
//         predicate: (r) => r._field == "used"
//         predicate: (r) => r.host == "web1"
//         values: int
//         tags: host
//         runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: join → map
// %0 time = column _time
// %1 float = column _value_cpu
// %2 int = column _value_mem
// %3 string = column host
// output _time = %0
// output cpu = %1
// output host = %3
// output mem = %2
