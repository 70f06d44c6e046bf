// explain: --jit never
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:01Z, _value: 4.5}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
    |> aggregateWindow(every: 10s, fn: mean)

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
//             every: 10s
//             createEmpty: true
//           range
//               range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//             memoryTables
//                 from: array.from
//                 tables: 1
//                 rows: 1
//
// == rules
// AggregateWindowCreateEmptyRule: 1 ×
// FusePipelineRule: 1 ×
//
// == plan as it will run
// pipeline
//     aggregateWindow: fn: mean, column: _value, every: 10s, createEmpty: true
//   range
//       range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//     memoryTables
//         from: array.from
//         tables: 1
//         rows: 1
//
// == pipelines and their kernels
// pipeline 1: range → aggregateWindow(mean)
//   no row functions
