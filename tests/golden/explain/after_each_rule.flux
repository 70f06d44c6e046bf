// explain: --kernels --jit never --rules
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:01Z, _value: 4.5}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
    |> filter(fn: (r) => r._value > 1.0 + 1.0)
    |> aggregateWindow(every: 10s, fn: mean)

// ---
// == plan as written
// window (line 7, in aggregateWindow)
//     every: inf
//   duplicate (line 7, in aggregateWindow)
//       column: _stop
//       as: _time
//     tableFill (line 7, in aggregateWindow)
//       aggregate (line 7, in aggregateWindow)
//           fn: mean
//           column: _value
//         window (line 7, in aggregateWindow)
//             every: 10s
//             createEmpty: true
//           filter (line 6)
//               fn: (r) => r._value > 1.0 + 1.0
//             range (line 5)
//                 range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//               memoryTables (line 4)
//                   from: array.from
//                   tables: 1
//                   rows: 1
//
// == rules
// FoldConstantsRule: 1 ×, what does not depend on rows is computed once
// window (line 7, in aggregateWindow)
//     every: inf
//   duplicate (line 7, in aggregateWindow)
//       column: _stop
//       as: _time
//     tableFill (line 7, in aggregateWindow)
//       aggregate (line 7, in aggregateWindow)
//           fn: mean
//           column: _value
//         window (line 7, in aggregateWindow)
//             every: 10s
//             createEmpty: true
//           filter (line 6)
//               fn: (r) => r._value > 2.0
//             range (line 5)
//                 range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//               memoryTables (line 4)
//                   from: array.from
//                   tables: 1
//                   rows: 1
//
// AggregateWindowCreateEmptyRule: 1 ×, `window` with empty windows, the aggregate and what follows run as one `aggregateWindow`
// aggregateWindow (line 7, in aggregateWindow)
//     fn: mean
//     column: _value
//     every: 10s
//     createEmpty: true
//   filter (line 6)
//       fn: (r) => r._value > 2.0
//     range (line 5)
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//       memoryTables (line 4)
//           from: array.from
//           tables: 1
//           rows: 1
//
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
// pipeline (line 7, in aggregateWindow)
//     filter: (r) => r._value > 2.0
//     aggregateWindow: fn: mean, column: _value, every: 10s, createEmpty: true
//   range (line 5)
//       range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//     memoryTables (line 4)
//         from: array.from
//         tables: 1
//         rows: 1
//
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// pipeline (line 7, in aggregateWindow)
//     filter: (r) => r._value > 2.0
//     aggregateWindow: fn: mean, column: _value, every: 10s, createEmpty: true
//     runs: folds the windows of each table and sends them
//     memory: one table
//     because: all tables cover the same time range, come in order of their keys, and no key comes twice
//   range (line 5)
//       range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//       runs: passes the rows on that lie within the bounds
//       because: all tables get the same time range, come in order of their keys, and no key comes twice
//     memoryTables (line 4)
//         from: array.from
//         tables: 1
//         rows: 1
//
// == functions of rows
// filter (line 6): runs on many rows at once
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
