// explain: --jit never
// data: telegraf telegraf.lp
// How busy each host is.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user")
    |> filter(fn: (r) => r.cpu == "cpu-total")
    |> aggregateWindow(every: 30m, fn: mean, createEmpty: false)
    |> yield(name: "mean")

// ---
// == plan as written
// yield
//     name: "mean"
//   window
//       every: inf
//     duplicate
//         column: _stop
//         as: _time
//       aggregate
//           fn: mean
//           column: _value
//         window
//             every: 30m
//           filter
//               fn: (r) => r.cpu == "cpu-total"
//             filter
//                 fn: (r) => r._measurement == "cpu" and r._field == "usage_user"
//               range
//                   range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//                 from
//                     bucket: "telegraf"
//
// == rules
// AggregateWindowRule: 1 ×
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// PruneColumnsRule: 1 ×
// FusePipelineRule: 1 ×
//
// == what was not pushed down
// `aggregateWindow(every: 30m, fn: mean, column: "_value", timeSrc: "_stop", createEmpty: false)` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// yield
//     name: "mean"
//     runs: row by row; keeps nothing
//   pipeline
//       aggregateWindow: fn: mean, column: _value, every: 30m, createEmpty: false
//       runs: folds the windows of each table and sends them; keeps one table
//       because: tables have the same time bounds and come in order of their keys, which differ
//     scan
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage_user"
//         predicate: (r) => r.cpu == "cpu-total"
//         columns: [_start, _stop, _time, _value]
//         runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: scan → aggregateWindow(mean)
//   no row functions
