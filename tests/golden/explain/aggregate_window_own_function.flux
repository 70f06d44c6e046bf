// explain: --jit never
// A function of the script keeps window and aggregate apart.
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:01Z, _value: 4.5}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
    |> aggregateWindow(every: 10s, fn: (column, tables=<-) => tables |> quantile(q: 0.5, column: column), createEmpty: false)

// ---
// == plan as written
// window (line 7, in aggregateWindow)
//     every: inf
//   duplicate (line 7, in aggregateWindow)
//       column: _stop
//       as: _time
//     aggregate (line 7, in aggregateWindow)
//         fn: quantile(q: 0.5)
//         column: _value
//       window (line 7, in aggregateWindow)
//           every: 10s
//         range (line 6)
//             range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//           memoryTables (line 5)
//               from: array.from
//               tables: 1
//               rows: 1
//
// == rules
// AggregateWindowRule: 1 ×, `window`, the aggregate and what follows run as one `aggregateWindow`
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// pipeline (line 7, in aggregateWindow)
//     aggregateWindow: fn: quantile(q: 0.5), column: _value, every: 10s, createEmpty: false
//     runs: folds the windows of each table and sends them
//     memory: one table
//     because: all tables cover the same time range, come in order of their keys, and no key comes twice
//   range (line 6)
//       range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//       runs: passes the rows on that lie within the bounds
//       because: all tables get the same time range, come in order of their keys, and no key comes twice
//     memoryTables (line 5)
//         from: array.from
//         tables: 1
//         rows: 1
