// explain: --jit never --rules
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:01Z, _value: 4.5}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
    |> filter(fn: (r) => r._value > 1.0 + 1.0)
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
//           filter
//               fn: (r) => r._value > 1.0 + 1.0
//             range
//                 range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//               memoryTables
//                   from: array.from
//                   tables: 1
//                   rows: 1
//
// == rules
// FoldConstantsRule: 1 ×
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
//           filter
//               fn: (r) => r._value > 2.0
//             range
//                 range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//               memoryTables
//                   from: array.from
//                   tables: 1
//                   rows: 1
//
// AggregateWindowCreateEmptyRule: 1 ×
// aggregateWindow
//     fn: mean
//     column: _value
//     every: 10s
//     createEmpty: true
//   filter
//       fn: (r) => r._value > 2.0
//     range
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//       memoryTables
//           from: array.from
//           tables: 1
//           rows: 1
//
// FusePipelineRule: 2 ×
// pipeline
//     filter: (r) => r._value > 2.0
//     aggregateWindow: fn: mean, column: _value, every: 10s, createEmpty: true
//   range
//       range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//     memoryTables
//         from: array.from
//         tables: 1
//         rows: 1
//
//
// == plan as it will run
// pipeline
//     filter: (r) => r._value > 2.0
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
// pipeline 1: range → filter → aggregateWindow(mean)
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 float = constant 2.0
// %5 bool = greater %3, %4
// %6 bool = is_true %5
// select %6
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
