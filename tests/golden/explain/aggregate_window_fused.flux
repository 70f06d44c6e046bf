// explain: --jit never
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:01Z, _value: 4.5}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
    |> aggregateWindow(every: 10s, fn: mean)

// ---
// == plan as written
// window (line 6, in aggregateWindow)
//     every: inf
//   duplicate (line 6, in aggregateWindow)
//       column: _stop
//       as: _time
//     tableFill (line 6, in aggregateWindow)
//       aggregate (line 6, in aggregateWindow)
//           fn: mean
//           column: _value
//         window (line 6, in aggregateWindow)
//             every: 10s
//             createEmpty: true
//           range (line 5)
//               range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//             memoryTables (line 4)
//                 from: array.from
//                 tables: 1
//                 rows: 1
//
// == rules
// AggregateWindowCreateEmptyRule: 1 ×, `window` with empty windows, the aggregate and what follows run as one `aggregateWindow`
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// pipeline (line 6, in aggregateWindow)
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
