// explain: --jit never
// A function that no kernel can hold runs row by row.
import "array"
import "dict"

names = ["a": "alpha"]

array.from(rows: [{host: "a"}])
    |> map(fn: (r) => ({r with name: dict.get(dict: names, key: r.host, default: "?")}))

// ---
// == plan as written
// map (line 9)
//     fn: (r) => ({r with name: dict.get(dict: ["a": "alpha"], key: r.host, default: "?")})
//   memoryTables (line 8)
//       from: array.from
//       tables: 1
//       rows: 1
//
// == rules
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// pipeline (line 9)
//     map: (r) => ({r with name: dict.get(dict: ["a": "alpha"], key: r.host, default: "?")})
//     runs: as rows come
//     because: no group key changes
//   memoryTables (line 8)
//       from: array.from
//       tables: 1
//       rows: 1
//
// == functions of rows
// map (line 9): called once for each row, which is slow, because it calls `dict.get`, which only the script can call
