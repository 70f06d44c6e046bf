// explain: --jit never
// What does not fit the columns is not compiled.
import "csv"

csv.from(csv: "a,b
x,1
", mode: "raw")
    |> map(fn: (r) => ({r with c: r.a + 1}))

// ---
// == plan as written
// map (line 8)
//     fn: (r) => ({r with c: r.a + 1})
//   csv (line 5)
//       bytes: 8
//
// == rules
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// pipeline (line 8)
//     map: (r) => ({r with c: r.a + 1})
//     runs: as rows come where group keys stay; tables whose keys change are collected
//     memory: tables whose keys change, all of them: sends these when its input ends
//     because: a map may change columns of group keys
//   csv (line 5)
//       bytes: 8
//
// == functions of rows
// map (line 8): type conflict: string != int; write numbers without quotes, or convert with `float(v: …)` or `string(v: …)`
