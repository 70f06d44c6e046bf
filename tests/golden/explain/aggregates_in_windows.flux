// explain: --jit never
// Aggregates with arguments fuse with windows like those without.
import "array"

data =
    array.from(rows: [{_time: 2024-01-01T00:00:01Z, _value: 4.5}])
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)

data |> aggregateWindow(every: 10s, fn: stddev) |> yield(name: "deviation")
data
    |> aggregateWindow(
        every: 10s,
        fn: (column, tables=<-) => tables |> quantile(q: 0.9, column: column, method: "exact_mean"),
        createEmpty: false,
    )
    |> yield(name: "quantile")

// A selector of its own kind, which gives a row of nulls where nothing is selected, fuses with them as an operation.
data
    |> aggregateWindow(
        every: 10s,
        fn: (column, tables=<-) => tables |> quantile(q: 0.9, column: column, method: "exact_selector"),
        createEmpty: false,
    )
    |> yield(name: "selector")

// ---
// == plan as written
// yield (line 9)
//     name: "deviation"
//   window (line 9, in aggregateWindow)
//       every: inf
//     duplicate (line 9, in aggregateWindow)
//         column: _stop
//         as: _time
//       tableFill (line 9, in aggregateWindow)
//         aggregate (line 9, in aggregateWindow)
//             fn: stddev
//             column: _value
//           window (line 9, in aggregateWindow)
//               every: 10s
//               createEmpty: true
//             range #1 (line 7)
//                 range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//               memoryTables (line 6)
//                   from: array.from
//                   tables: 1
//                   rows: 1
// yield (line 16)
//     name: "quantile"
//   window (line 11, in aggregateWindow)
//       every: inf
//     duplicate (line 11, in aggregateWindow)
//         column: _stop
//         as: _time
//       aggregate (line 11, in aggregateWindow)
//           fn: quantile(q: 0.9, method: "exact_mean")
//           column: _value
//         window (line 11, in aggregateWindow)
//             every: 10s
//           range (shared #1)
// yield (line 25)
//     name: "selector"
//   window (line 20, in aggregateWindow)
//       every: inf
//     duplicate (line 20, in aggregateWindow)
//         column: _stop
//         as: _time
//       quantile (line 20, in aggregateWindow)
//           q: 0.9
//           method: exact_selector
//           column: _value
//         window (line 20, in aggregateWindow)
//             every: 10s
//           range (shared #1)
//
// == rules
// AggregateWindowRule: 2 ×, `window`, the aggregate and what follows run as one `aggregateWindow`
// AggregateWindowCreateEmptyRule: 1 ×, `window` with empty windows, the aggregate and what follows run as one `aggregateWindow`
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// yield (line 9)
//     name: "deviation"
//   pipeline (line 9, in aggregateWindow)
//       aggregateWindow: fn: stddev, column: _value, every: 10s, createEmpty: true
//       runs: folds the windows of each table and sends them
//       memory: one table
//       because: all tables cover the same time range, come in order of their keys, and no key comes twice
//     range #1 (line 7)
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//         runs: passes the rows on that lie within the bounds
//         because: all tables get the same time range, come in order of their keys, and no key comes twice
//       memoryTables (line 6)
//           from: array.from
//           tables: 1
//           rows: 1
// yield (line 16)
//     name: "quantile"
//   pipeline (line 11, in aggregateWindow)
//       aggregateWindow: fn: quantile(q: 0.9, method: "exact_mean"), column: _value, every: 10s, createEmpty: false
//       runs: folds the windows of each table and sends them
//       memory: one table
//       because: all tables cover the same time range, come in order of their keys, and no key comes twice
//     range (shared #1)
// yield (line 25)
//     name: "selector"
//   foldWindows (line 20, in aggregateWindow)
//       quantile: q: 0.9, method: exact_selector, column: _value
//       every: 10s
//       createEmpty: false
//       runs: folds the windows of each table and sends them
//       memory: one table
//       because: all tables cover the same time range, come in order of their keys, and no key comes twice
//     range (shared #1)
