// explain: --jit never
// data: telegraf telegraf.lp
// A line without gaps.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "http" and r._field == "status")
    |> filter(fn: (r) => r._value >= 500)
    |> aggregateWindow(every: 10m, fn: count)
    |> fill(usePrevious: true)

// ---
// == plan as written
// fill
//     column: _value
//     usePrevious: true
//   window
//       every: inf
//     duplicate
//         column: _stop
//         as: _time
//       tableFill
//         aggregate
//             fn: count
//             column: _value
//           window
//               every: 10m
//               createEmpty: true
//             filter
//                 fn: (r) => r._value >= 500
//               filter
//                   fn: (r) => r._measurement == "http" and r._field == "status"
//                 range
//                     range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//                   from
//                       bucket: "telegraf"
//
// == rules
// AggregateWindowCreateEmptyRule: 1 ×
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// PruneColumnsRule: 1 ×
// FusePipelineRule: 2 ×
//
// == what was not pushed down
// `(r) => r._value >= 500` stays outside store: `_value` differs from row to row
//
// == plan as it will run
// fill
//     column: _value
//     usePrevious: true
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   pipeline
//       filter: (r) => r._value >= 500
//       aggregateWindow: fn: count, column: _value, every: 10m, createEmpty: true
//       runs: folds the windows of each table and sends them; keeps one table
//       because: tables have the same time bounds and come in order of their keys, which differ
//     scan
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "http"
//         predicate: (r) => r._field == "status"
//         columns: [_start, _stop, _time, _value]
//         sieve: (r) => r._value >= 500
//         runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: scan → filter → aggregateWindow(count)
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 int = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column route
// %8 int = constant 500
// %9 bool = greater_equal %3, %8
// %10 bool = is_true %9
// select %10
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output host = %6
// output route = %7
