// explain: --jit never
// A function of the script keeps window and aggregate apart.
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:01Z, _value: 4.5}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
    |> aggregateWindow(every: 10s, fn: (column, tables=<-) => tables |> quantile(q: 0.5, column: column), createEmpty: false)

// ---
// == plan as written
// window
//     every: inf
//   duplicate
//       column: _stop
//       as: _time
//     aggregate
//         fn: quantile(q: 0.5)
//         column: _value
//       window
//           every: 10s
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//           memoryTables
//               from: array.from
//               tables: 1
//               rows: 1
//
// == rules
// AggregateWindowRule: 1 ×
// FusePipelineRule: 1 ×
//
// == plan as it will run
// pipeline
//     aggregateWindow: fn: quantile(q: 0.5), column: _value, every: 10s, createEmpty: false
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
// pipeline 1: range → aggregateWindow(quantile)
//   no row functions
