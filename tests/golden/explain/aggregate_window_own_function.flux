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
//     quantile
//         q: 0.5
//         method: estimate_tdigest
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
// none applied
//
// == plan as it will run
// window
//     every: inf
//     runs: collects tables and cuts them into windows; keeps all tables; puts tables in order of their keys
//     because: tables may come in any order
//   duplicate
//       column: _stop
//       as: _time
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     quantile
//         q: 0.5
//         method: estimate_tdigest
//         column: _value
//         runs: table by table; keeps one table
//       window
//           every: 10s
//           runs: cuts each table into windows and sends them; keeps one table
//           because: there is one table
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-01T00:01:00Z
//             runs: passes the rows on that lie within the bounds; keeps nothing
//             because: all tables get the same time bounds and come in order of their keys, which differ
//           memoryTables
//               from: array.from
//               tables: 1
//               rows: 1
//               runs: reads and sends; keeps nothing
