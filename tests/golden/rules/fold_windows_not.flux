// explain: --jit never
// What reads the bounds of windows or whole rows sees those of the windows, what gives rows for rows has no fold, and
// what others read, too, is computed once.
import "array"

data =
    array.from(rows: [{_time: 2024-01-01T00:00:01Z, _value: 4.5}])
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)

data
    |> aggregateWindow(
        every: 10s,
        fn: (column, tables=<-) =>
            tables |> reduce(fn: (r, accumulator) => ({start: r._start}), identity: {start: 1970-01-01T00:00:00Z}),
        createEmpty: false,
    )
    |> yield(name: "bounds")
data
    |> aggregateWindow(
        every: 10s,
        fn: (column, tables=<-) => tables |> integral(timeColumn: "_start", column: column),
        createEmpty: false,
    )
    |> yield(name: "bounds as times")
data
    |> aggregateWindow(
        every: 10s,
        fn: (column, tables=<-) => tables |> derivative(columns: [column]),
        createEmpty: false,
    )
    |> yield(name: "rows")

modes = data |> window(every: 10s) |> mode()

modes
    |> duplicate(column: "_stop", as: "_time")
    |> window(every: inf)
    |> yield(name: "shared")
modes |> yield(name: "modes")

// ---
// == plan as written
// yield (line 17)
//     name: "bounds"
//   window (line 11, in aggregateWindow)
//       every: inf
//     duplicate (line 11, in aggregateWindow)
//         column: _stop
//         as: _time
//       reduce (line 11, in aggregateWindow)
//           fn: (r, accumulator) => ({start: r._start})
//           identity: {start: 1970-01-01T00:00:00Z}
//         window (line 11, in aggregateWindow)
//             every: 10s
//           range #1 (line 8)
//               range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//             memoryTables (line 7)
//                 from: array.from
//                 tables: 1
//                 rows: 1
// yield (line 24)
//     name: "bounds as times"
//   window (line 19, in aggregateWindow)
//       every: inf
//     duplicate (line 19, in aggregateWindow)
//         column: _stop
//         as: _time
//       integral (line 19, in aggregateWindow)
//           unit: 1s
//           timeColumn: _start
//           column: _value
//         window (line 19, in aggregateWindow)
//             every: 10s
//           range (shared #1)
// yield (line 31)
//     name: "rows"
//   window (line 26, in aggregateWindow)
//       every: inf
//     duplicate (line 26, in aggregateWindow)
//         column: _stop
//         as: _time
//       derivative (line 26, in aggregateWindow)
//           unit: 1s
//           columns: [_value]
//         window (line 26, in aggregateWindow)
//             every: 10s
//           range (shared #1)
// yield (line 38)
//     name: "shared"
//   window (line 37, in window)
//       every: inf
//     duplicate (line 36)
//         column: _stop
//         as: _time
//       mode #2 (line 33)
//           column: _value
//         window (line 33, in window)
//             every: 10s
//           range (shared #1)
// yield (line 39)
//     name: "modes"
//   mode (shared #2)
//
// == rules
// RepeatedSubplansRule: 3 ×, what is computed in several places is computed once
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// yield (line 17)
//     name: "bounds"
//   window (line 11, in aggregateWindow)
//       every: inf
//       runs: collects tables and cuts them into windows; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: tables may come in any order
//     duplicate (line 11, in aggregateWindow)
//         column: _stop
//         as: _time
//         runs: as rows come
//         because: no group key changes
//       reduce (line 11, in aggregateWindow)
//           fn: (r, accumulator) => ({start: r._start})
//           identity: {start: 1970-01-01T00:00:00Z}
//           runs: folds each table and sends its row
//           memory: what it needs of one table
//           because: no group key changes
//         window #1 (line 11, in aggregateWindow)
//             every: 10s
//             runs: cuts each table into windows and sends them
//             memory: one table
//             because: there is one table
//           range (line 8)
//               range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//               runs: passes the rows on that lie within the bounds
//               because: all tables get the same time range, come in order of their keys, and no key comes twice
//             memoryTables (line 7)
//                 from: array.from
//                 tables: 1
//                 rows: 1
// yield (line 24)
//     name: "bounds as times"
//   window (line 19, in aggregateWindow)
//       every: inf
//       runs: collects tables and cuts them into windows; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: tables may come in any order
//     duplicate (line 19, in aggregateWindow)
//         column: _stop
//         as: _time
//         runs: as rows come
//         because: no group key changes
//       integral (line 19, in aggregateWindow)
//           unit: 1s
//           timeColumn: _start
//           column: _value
//           runs: table by table
//           memory: one table
//         window (shared #1)
// yield (line 31)
//     name: "rows"
//   window (line 26, in aggregateWindow)
//       every: inf
//       runs: collects tables and cuts them into windows; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: tables may come in any order
//     duplicate (line 26, in aggregateWindow)
//         column: _stop
//         as: _time
//         runs: as rows come
//         because: no group key changes
//       derivative (line 26, in aggregateWindow)
//           unit: 1s
//           columns: [_value]
//         window (shared #1)
// yield (line 38)
//     name: "shared"
//   window (line 37, in window)
//       every: inf
//       runs: collects tables and cuts them into windows; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: tables may come in any order
//     duplicate (line 36)
//         column: _stop
//         as: _time
//         runs: as rows come
//         because: no group key changes
//       mode #2 (line 33)
//           column: _value
//           runs: table by table
//           memory: one table
//         window (shared #1)
// yield (line 39)
//     name: "modes"
//   mode (shared #2)
//
// == functions of rows
// reduce (line 11): runs on one row after the other
