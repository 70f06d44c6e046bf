// explain: --jit never
// data: telegraf telegraf.lp
// Bytes a second from a counter.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "net" and r._field == "bytes_recv")
    |> derivative(unit: 1s, nonNegative: true)
    |> aggregateWindow(every: 30m, fn: mean)

// ---
// == plan as written
// window
//     every: inf
//   duplicate
//       column: _stop
//       as: _time
//     tableFill
//       aggregate
//           fn: mean
//           column: _value
//         window
//             every: 30m
//             createEmpty: true
//           derivative
//               unit: 1s
//               columns: _value
//               nonNegative: true
//             filter
//                 fn: (r) => r._measurement == "net" and r._field == "bytes_recv"
//               range
//                   range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//                 from
//                     bucket: "telegraf"
//
// == rules
// AggregateWindowCreateEmptyRule: 1 ×
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// PruneColumnsRule: 1 ×
// FusePipelineRule: 1 ×
//
// == what was not pushed down
// `derivative(unit: 1s, nonNegative: true, columns: ["_value"], timeColumn: "_time")` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// pipeline
//     aggregateWindow: fn: mean, column: _value, every: 30m, createEmpty: true
//     runs: folds the windows of each table and sends them; keeps one table
//     because: tables have the same time bounds and come in order of their keys, which differ
//   derivative
//       unit: 1s
//       columns: _value
//       nonNegative: true
//       runs: row by row; keeps nothing
//     scan
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "net"
//         predicate: (r) => r._field == "bytes_recv"
//         columns: [_start, _stop, _time, _value]
//         runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: derivative → aggregateWindow(mean)
//   no row functions
