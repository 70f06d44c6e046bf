// explain: --jit never
// A function that no kernel can hold runs row by row.
import "array"
import "dict"

names = ["a": "alpha"]

array.from(rows: [{host: "a"}])
    |> map(fn: (r) => ({r with name: dict.get(dict: names, key: r.host, default: "?")}))

// ---
// == plan as written
// map
//     fn: (r) => ({r with name: dict.get(dict: ["a": "alpha"], key: r.host, default: "?")})
//   memoryTables
//       from: array.from
//       tables: 1
//       rows: 1
//
// == rules
// FusePipelineRule: 1 ×
//
// == plan as it will run
// pipeline
//     map: (r) => ({r with name: dict.get(dict: ["a": "alpha"], key: r.host, default: "?")})
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   memoryTables
//       from: array.from
//       tables: 1
//       rows: 1
//       runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: memoryTables → map
// rows: called row by row, because it calls `dict.get`, which gives no column type
