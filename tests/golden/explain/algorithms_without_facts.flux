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
// yield (line 17)
//     name: "renamed"
//   pivot (line 16)
//       rowKey: [_time]
//       columnKey: [name]
//       valueColumn: _value
//     sort (line 15)
//         columns: [_time]
//       rename (line 14)
//           names: what a function says
//         memoryTables #1 (line 6)
//             from: array.from
//             tables: 1
//             rows: 2
// yield (line 23)
//     name: "hosts"
//   project (line 22)
//       keep: [_value]
//     distinct (line 21)
//         column: host
//       group (line 20)
//           columns: [host]
//         memoryTables (shared #1)
//
// == rules
// none applied
//
// == sources
// sources do nothing but read: the rule that offers them more is off
//
// == plan as it will run
// yield (line 17)
//     name: "renamed"
//   pivot (line 16)
//       rowKey: [_time]
//       columnKey: [name]
//       valueColumn: _value
//       runs: hashes rows by the row key
//       memory: all tables: sends nothing before its input ends
//       because: rows are not known to ascend by the row key
//     sort (line 15)
//         columns: [_time]
//         runs: sorts each table, a large one with all threads
//         memory: one table
//         because: rows may come in any order
//       rename (line 14)
//           names: what a function says
//           runs: as rows come where group keys stay; tables whose keys change are collected
//           memory: tables whose keys change, all of them: sends these when its input ends
//           because: which columns are renamed is for a function to say
//         memoryTables #1 (line 6)
//             from: array.from
//             tables: 1
//             rows: 2
// yield (line 23)
//     name: "hosts"
//   project (line 22)
//       keep: [_value]
//       runs: joins neighbouring tables whose keys become equal
//       memory: one table of those that it sends
//       because: nothing is left of the keys, so all tables become one
//     distinct (line 21)
//         column: host
//         runs: takes the value from the group key
//         because: `host` is in the group key of every table
//       group (line 20)
//           columns: [host]
//           runs: hashes rows by their new keys; puts tables in order of their keys
//           memory: all tables: sends nothing before its input ends
//           because: `host` may differ from row to row
//         memoryTables (shared #1)
