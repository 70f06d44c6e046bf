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
// map (line 13)
//     fn: (r) => ({_time: r._time, host: r.host, cpu: r._value_cpu, mem: r._value_mem})
//   filter (line 12)
//       fn: (r) => r.host == "web1"
//     join (line 11)
//         tables: cpu, mem
//         on: [_time, host]
//       filter (line 6)
//           fn: (r) => r._measurement == "cpu" and r._field == "usage_user"
//         range (line 5)
//             range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           from (line 4)
//               bucket: "telegraf"
//       filter (line 9)
//           fn: (r) => r._measurement == "mem" and r._field == "used"
//         range (line 8)
//             range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           from (line 7)
//               bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 2 ×, `range` bounds what is read
// PushIntoSourceRule: 4 ×, a source does an operation while it reads
// FactsOfSeriesRule: 2 ×, a source says which types and tags its series have
// FilterPastJoinRule: 1 ×, a filter moves into both inputs of `join`
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// line 4: the store does `range`, `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user")` and `filter(fn: (r) => r.host == "web1")`
// line 4: `join` stays outside: it has several inputs
// line 7: the store does `range`, `filter(fn: (r) => r._measurement == "mem" and r._field == "used")` and `filter(fn: (r) => r.host == "web1")`
// line 7: `join` stays outside: it has several inputs
//
// == plan as it will run
// pipeline (line 13)
//     map: (r) => ({_time: r._time, host: r.host, cpu: r._value_cpu, mem: r._value_mem})
//     runs: as rows come where group keys stay; tables whose keys change are collected
//     memory: tables whose keys change, all of them: sends these when its input ends
//     because: a map may change columns of group keys
//   join (line 11)
//       tables: cpu, mem
//       on: [_time, host]
//       runs: merges the rows of each two tables that can have matches; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: the rows of every table ascend by `_time`, on both sides
//     scan (line 4)
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage_user"
//         predicate: (r) => r.host == "web1"
//         values: float
//         tags: [cpu, host]
//         threads: each takes some of the tables; what they send is put in order again
//     scan (line 7)
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "mem"
//         predicate: (r) => r._field == "used"
//         predicate: (r) => r.host == "web1"
//         values: int
//         tags: [host]
//         threads: each takes some of the tables; what they send is put in order again
//
// == functions of rows
// map (line 13): runs on many rows at once
