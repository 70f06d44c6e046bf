// explain: --jit never
// data: telegraf telegraf.lp
// Hosts that have not been heard of.
import "influxdata/influxdb/monitor"

from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user")
    |> group(columns: ["host"])
    |> monitor.deadman(t: 2024-01-01T01:55:00Z)
    |> filter(fn: (r) => r.dead)

// ---
// == plan as written
// filter
//     fn: (r) => r.dead
//   map
//       fn: (r) => ({r with dead: r._time < 2024-01-01T01:55:00Z})
//     aggregate
//         fn: max
//         column: _time
//       group
//           mode: by
//           columns: host
//         filter
//             fn: (r) => r._measurement == "cpu" and r._field == "usage_user"
//           range
//               range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//             from
//                 bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 2 ×
//
// == what was not pushed down
// `group(columns: ["host"])` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// pipeline
//     map: (r) => ({r with dead: r._time < 2024-01-01T01:55:00Z})
//     filter: (r) => r.dead
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   aggregate
//       fn: max
//       column: _time
//       runs: folds each table and sends its row; keeps the rows of one table that it sends
//       because: tables come in order of their keys
//     group
//         mode: by
//         columns: host
//         runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//         because: the new keys are made of columns of the old ones
//       scan
//           bucket: "telegraf"
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           predicate: (r) => r._measurement == "cpu"
//           predicate: (r) => r._field == "usage_user"
//           values: float
//           tags: cpu, host
//           runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: aggregate → map → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column cpu
// %7 string = column host
// %8 time = constant 2024-01-01T01:55:00Z
// %9 bool = less %2, %8
// %10 bool = is_true %9
// select %10
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output cpu = %6
// output host = %7
// output dead = %9
