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

// A selector of its own kind, which gives a row of nulls where nothing is selected, stays apart.
data
    |> aggregateWindow(
        every: 10s,
        fn: (column, tables=<-) => tables |> quantile(q: 0.9, column: column, method: "exact_selector"),
        createEmpty: false,
    )
    |> yield(name: "selector")

// ---
// == plan as written
// yield
//     name: "deviation"
//   window
//       every: inf
//     duplicate
//         column: _stop
//         as: _time
//       tableFill
//         aggregate
//             fn: stddev
//             column: _value
//           window
//               every: 10s
//               createEmpty: true
//             range #1
//                 range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//               memoryTables
//                   from: array.from
//                   tables: 1
//                   rows: 1
// yield
//     name: "quantile"
//   window
//       every: inf
//     duplicate
//         column: _stop
//         as: _time
//       aggregate
//           fn: quantile(q: 0.9, method: "exact_mean")
//           column: _value
//         window
//             every: 10s
//           range (shared #1)
// yield
//     name: "selector"
//   window
//       every: inf
//     duplicate
//         column: _stop
//         as: _time
//       quantile
//           q: 0.9
//           method: exact_selector
//           column: _value
//         window
//             every: 10s
//           range (shared #1)
//
// == rules
// AggregateWindowRule: 1 ×
// AggregateWindowCreateEmptyRule: 1 ×
// FusePipelineRule: 2 ×
//
// == plan as it will run
// yield
//     name: "deviation"
//     runs: row by row; keeps nothing
//   pipeline
//       aggregateWindow: fn: stddev, column: _value, every: 10s, createEmpty: true
//       runs: folds the windows of each table and sends them; keeps one table
//       because: tables have the same time bounds and come in order of their keys, which differ
//     range #1
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//         runs: passes the rows on that lie within the bounds; keeps nothing
//         because: all tables get the same time bounds and come in order of their keys, which differ
//       memoryTables
//           from: array.from
//           tables: 1
//           rows: 1
//           runs: reads and sends; keeps nothing
// yield
//     name: "quantile"
//     runs: row by row; keeps nothing
//   pipeline
//       aggregateWindow: fn: quantile(q: 0.9, method: "exact_mean"), column: _value, every: 10s, createEmpty: false
//       runs: folds the windows of each table and sends them; keeps one table
//       because: tables have the same time bounds and come in order of their keys, which differ
//     range (shared #1)
// yield
//     name: "selector"
//     runs: row by row; keeps nothing
//   window
//       every: inf
//       runs: collects tables and cuts them into windows; keeps all tables; puts tables in order of their keys
//       because: tables may come in any order
//     duplicate
//         column: _stop
//         as: _time
//         runs: row by row; keeps nothing
//         because: group keys stay as they are
//       quantile
//           q: 0.9
//           method: exact_selector
//           column: _value
//           runs: table by table; keeps one table
//         window
//             every: 10s
//             runs: cuts each table into windows and sends them; keeps one table
//             because: there is one table
//           range (shared #1)
//
// == pipelines and their kernels
// pipeline 1: range → aggregateWindow(stddev)
//   no row functions
// pipeline 2: range → aggregateWindow(quantile)
//   no row functions
