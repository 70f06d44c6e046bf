// explain: --jit never
// What gives several rows of a window, selects one when it has seen all, needs times or carries a record fuses, too.
import "array"

data =
    array.from(rows: [{_time: 2024-01-01T00:00:01Z, _value: 4.5}])
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)

data |> aggregateWindow(every: 10s, fn: mode) |> yield(name: "mode")
data |> aggregateWindow(every: 10s, fn: integral, createEmpty: false) |> yield(name: "integral")
data
    |> aggregateWindow(
        every: 10s,
        fn: (column, tables=<-) => tables |> median(column: column, method: "exact_selector"),
        timeSrc: "_start",
    )
    |> yield(name: "median")
data
    |> aggregateWindow(
        every: 10s,
        fn: (column, tables=<-) =>
            tables |> reduce(fn: (r, accumulator) => ({sum: accumulator.sum + r._value}), identity: {sum: 0.0}),
        createEmpty: false,
    )
    |> yield(name: "reduce")

// ---
// == plan as written
// yield (line 9)
//     name: "mode"
//   window (line 9, in aggregateWindow)
//       every: inf
//     duplicate (line 9, in aggregateWindow)
//         column: _stop
//         as: _time
//       tableFill (line 9, in aggregateWindow)
//         mode (line 9, in aggregateWindow)
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
// yield (line 10)
//     name: "integral"
//   window (line 10, in aggregateWindow)
//       every: inf
//     duplicate (line 10, in aggregateWindow)
//         column: _stop
//         as: _time
//       integral (line 10, in aggregateWindow)
//           unit: 1s
//           timeColumn: _time
//           column: _value
//         window (line 10, in aggregateWindow)
//             every: 10s
//           range (shared #1)
// yield (line 17)
//     name: "median"
//   window (line 12, in aggregateWindow)
//       every: inf
//     duplicate (line 12, in aggregateWindow)
//         column: _start
//         as: _time
//       tableFill (line 12, in aggregateWindow)
//         quantile (line 12, in aggregateWindow)
//             q: 0.5
//             method: exact_selector
//             column: _value
//           window (line 12, in aggregateWindow)
//               every: 10s
//               createEmpty: true
//             range (shared #1)
// yield (line 25)
//     name: "reduce"
//   window (line 19, in aggregateWindow)
//       every: inf
//     duplicate (line 19, in aggregateWindow)
//         column: _stop
//         as: _time
//       reduce (line 19, in aggregateWindow)
//           fn: (r, accumulator) => ({sum: accumulator.sum + r._value})
//           identity: {sum: 0.0}
//         window (line 19, in aggregateWindow)
//             every: 10s
//           range (shared #1)
//
// == rules
// AggregateWindowRule: 2 ×, `window`, the aggregate and what follows run as one `aggregateWindow`
// AggregateWindowCreateEmptyRule: 2 ×, `window` with empty windows, the aggregate and what follows run as one `aggregateWindow`
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// yield (line 9)
//     name: "mode"
//   foldWindows (line 9, in aggregateWindow)
//       mode: column: _value
//       every: 10s
//       createEmpty: true
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
// yield (line 10)
//     name: "integral"
//   foldWindows (line 10, in aggregateWindow)
//       integral: unit: 1s, timeColumn: _time, column: _value
//       every: 10s
//       createEmpty: false
//       runs: folds the windows of each table and sends them
//       memory: one table
//       because: all tables cover the same time range, come in order of their keys, and no key comes twice
//     range (shared #1)
// yield (line 17)
//     name: "median"
//   foldWindows (line 12, in aggregateWindow)
//       quantile: q: 0.5, method: exact_selector, column: _value
//       every: 10s
//       timeSrc: _start
//       createEmpty: true
//       runs: folds the windows of each table and sends them
//       memory: one table
//       because: all tables cover the same time range, come in order of their keys, and no key comes twice
//     range (shared #1)
// yield (line 25)
//     name: "reduce"
//   foldWindows (line 19, in aggregateWindow)
//       reduce: fn: (r, accumulator) => ({sum: accumulator.sum + r._value}), identity: {sum: 0.0}
//       every: 10s
//       createEmpty: false
//       runs: folds the windows of each table and sends them
//       memory: one table
//       because: all tables cover the same time range, come in order of their keys, and no key comes twice
//     range (shared #1)
//
// == functions of rows
// reduce (line 19): runs on one row after the other
