// explain: --jit never
import "array"

// The second filter would fail on rows that the first one drops.
array.from(rows: [{text: "x", host: "a"}, {text: "3", host: "b"}])
    |> filter(fn: (r) => r.host == "b")
    |> filter(fn: (r) => int(v: r.text) > 2)

// ---
// == plan as written
// filter (line 7)
//     fn: (r) => int(v: r.text) > 2
//   filter (line 6)
//       fn: (r) => r.host == "b"
//     memoryTables (line 5)
//         from: array.from
//         tables: 1
//         rows: 2
//
// == rules
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// pipeline (line 7)
//     filter: (r) => r.host == "b"
//     filter: (r) => int(v: r.text) > 2
//     runs: as rows come
//     because: no group key changes
//   memoryTables (line 5)
//       from: array.from
//       tables: 1
//       rows: 2
//
// == functions of rows
// filter (line 6), filter (line 7): runs on many rows at once
