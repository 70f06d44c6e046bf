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
//     runs: folds the windows of each table and sends them; keeps one table
//     because: tables have the same time bounds and come in order of their keys, which differ
//   range
//       range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//       runs: passes the rows on that lie within the bounds; keeps nothing
//       because: all tables get the same time bounds and come in order of their keys, which differ
//     memoryTables
//         from: array.from
//         tables: 1
//         rows: 1
//         runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: range → aggregateWindow(mean)
//   no row functions
