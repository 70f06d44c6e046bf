// explain: --jit never
// A `table.fill` behind another one finds no table without rows.
import "array"
import "experimental/table"

rows = array.from(rows: [{host: "a", _value: 1}, {host: "b", _value: 20}]) |> group(columns: ["host"])
some = rows |> filter(fn: (r) => r._value > 10, onEmpty: "keep")

some |> table.fill() |> table.fill() |> yield(name: "fires 1")
rows |> map(fn: (r) => ({r with _value: r._value + 1})) |> table.fill() |> yield(name: "fires 2")
some |> table.fill() |> filter(fn: (r) => r._value > 20, onEmpty: "keep") |> table.fill() |> yield(name: "stays")

// ---
// == plan as written
// yield (line 9)
//     name: "fires 1"
//   tableFill (line 9)
//     tableFill (line 9)
//       filter #1 (line 7)
//           fn: (r) => r._value > 10
//           onEmpty: keep
//         group #2 (line 6)
//             columns: [host]
//           memoryTables (line 6)
//               from: array.from
//               tables: 1
//               rows: 2
// yield (line 10)
//     name: "fires 2"
//   tableFill (line 10)
//     map (line 10)
//         fn: (r) => ({r with _value: r._value + 1})
//       group (shared #2)
// yield (line 11)
//     name: "stays"
//   tableFill (line 11)
//     filter (line 11)
//         fn: (r) => r._value > 20
//         onEmpty: keep
//       tableFill (line 11)
//         filter (shared #1)
//
// == rules
// RedundantTableFillRule: 2 ×, a `table.fill` of tables that have rows is left out
// FusePipelineRule: 3 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// yield (line 9)
//     name: "fires 1"
//   tableFill (line 9)
//     pipeline #1 (line 7)
//         filter: (r) => r._value > 10
//         runs: as rows come
//         because: no group key changes
//       group #2 (line 6)
//           columns: [host]
//           runs: hashes rows by their new keys; puts tables in order of their keys
//           memory: all tables: sends nothing before its input ends
//           because: `host` may differ from row to row
//         memoryTables (line 6)
//             from: array.from
//             tables: 1
//             rows: 2
// yield (line 10)
//     name: "fires 2"
//   pipeline (line 10)
//       map: (r) => ({r with _value: r._value + 1})
//       runs: as rows come
//       because: no group key changes
//     group (shared #2)
// yield (line 11)
//     name: "stays"
//   tableFill (line 11)
//     pipeline (line 11)
//         filter: (r) => r._value > 20
//         runs: as rows come
//         because: no group key changes
//       tableFill (line 11)
//         pipeline (shared #1)
//
// == functions of rows
// filter (line 7): runs on many rows at once
// map (line 10): runs on many rows at once
// filter (line 11): runs on many rows at once
