// explain: --jit never --no-optimize
// Of tables that are made here it is known in which order they come, of what a function names nothing.
import "array"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, host: "a", _value: 1.0},
            {_time: 2024-01-01T00:00:01Z, host: "b", _value: 2.0},
        ],
    )

data
    |> rename(fn: (column) => if column == "host" then "name" else column)
    |> sort(columns: ["_time"])
    |> pivot(rowKey: ["_time"], columnKey: ["name"], valueColumn: "_value")
    |> yield(name: "renamed")

data
    |> group(columns: ["host"])
    |> distinct(column: "host")
    |> keep(columns: ["_value"])
    |> yield(name: "hosts")

// ---
// == plan as written
// yield
//     name: "renamed"
//   pivot
//       rowKey: _time
//       columnKey: name
//       valueColumn: _value
//     sort
//         columns: _time
//       rename
//           fn: <function >
//         memoryTables #1
//             from: array.from
//             tables: 1
//             rows: 2
// yield
//     name: "hosts"
//   project
//       keep: [_value]
//     distinct
//         column: host
//       group
//           mode: by
//           columns: host
//         memoryTables (shared #1)
//
// == rules
// none applied
//
// == plan as it will run
// yield
//     name: "renamed"
//     runs: row by row; keeps nothing
//   pivot
//       rowKey: _time
//       columnKey: name
//       valueColumn: _value
//       runs: hashes rows by the row key; keeps all tables; puts tables in order of their keys
//       because: rows are not known to ascend by the row key
//     sort
//         columns: _time
//         runs: sorts each table; keeps one table
//         because: rows may come in any order
//       rename
//           fn: <function >
//           runs: row by row; tables whose keys may change wait for all others; keeps all tables
//           because: which columns are renamed is for a function to say
//         memoryTables #1
//             from: array.from
//             tables: 1
//             rows: 2
//             runs: reads and sends; keeps nothing
// yield
//     name: "hosts"
//     runs: row by row; keeps nothing
//   project
//       keep: [_value]
//       runs: joins neighbouring tables whose keys become equal; keeps one table
//       because: the keys that are left come in the same order
//     distinct
//         column: host
//         runs: takes the value from the group key; keeps nothing
//         because: `host` is in the group key of every table
//       group
//           mode: by
//           columns: host
//           runs: hashes rows by their new keys; keeps all tables; puts tables in order of their keys
//           because: `host` may differ from row to row
//         memoryTables (shared #1)
