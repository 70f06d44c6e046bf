// explain: --jit never
// data: telegraf telegraf.lp
// What a meter counted in each month.
import "timezone"

option location = timezone.location(name: "Europe/Berlin")

from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-03-10T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "energy" and r._field == "total")
    |> difference()
    |> aggregateWindow(every: 1mo, fn: sum, timeSrc: "_start")

// ---
// == plan as written
// window
//     every: inf
//     location: Europe/Berlin
//   duplicate
//       column: _start
//       as: _time
//     tableFill
//       aggregate
//           fn: sum
//           column: _value
//         window
//             every: 1mo
//             location: Europe/Berlin
//             createEmpty: true
//           difference
//               columns: _value
//             filter
//                 fn: (r) => r._measurement == "energy" and r._field == "total"
//               range
//                   range: 2024-01-01T00:00:00Z .. 2024-03-10T00:00:00Z
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
// `difference(columns: ["_value"])` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// pipeline
//     aggregateWindow: fn: sum, column: _value, every: 1mo, location: Europe/Berlin, timeSrc: _start, createEmpty: true
//     runs: folds the windows of each table and sends them; keeps one table
//     because: tables have the same time bounds and come in order of their keys, which differ
//   difference
//       columns: _value
//       runs: row by row; keeps nothing
//     scan
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-03-10T00:00:00Z
//         predicate: (r) => r._measurement == "energy"
//         predicate: (r) => r._field == "total"
//         columns: [_start, _stop, _time, _value]
//         runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: difference → aggregateWindow(sum)
//   no row functions
