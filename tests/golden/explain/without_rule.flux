// explain: --jit never --disable-rule FusePipelineRule
import "array"

array.from(rows: [{_value: 4.5, host: "a"}])
    |> filter(fn: (r) => r.host == "a")
    |> map(fn: (r) => ({r with double: r._value * 2.0}))

// ---
// == plan as written
// map (line 6)
//     fn: (r) => ({r with double: r._value * 2.0})
//   filter (line 5)
//       fn: (r) => r.host == "a"
//     memoryTables (line 4)
//         from: array.from
//         tables: 1
//         rows: 1
//
// == rules
// none applied
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// map (line 6)
//     fn: (r) => ({r with double: r._value * 2.0})
//     runs: as rows come
//     because: no group key changes
//   filter (line 5)
//       fn: (r) => r.host == "a"
//     memoryTables (line 4)
//         from: array.from
//         tables: 1
//         rows: 1
