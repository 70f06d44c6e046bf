// explain: --jit never --disable-rule FusePipelineRule
import "array"

array.from(rows: [{_value: 4.5, host: "a"}])
    |> filter(fn: (r) => r.host == "a")
    |> map(fn: (r) => ({r with double: r._value * 2.0}))

// ---
// == plan as written
// map
//     fn: (r) => ({r with double: r._value * 2.0})
//   filter
//       fn: (r) => r.host == "a"
//     memoryTables
//         from: array.from
//         tables: 1
//         rows: 1
//
// == rules
// none applied
//
// == plan as it will run
// map
//     fn: (r) => ({r with double: r._value * 2.0})
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   filter
//       fn: (r) => r.host == "a"
//       runs: row by row; keeps nothing
//     memoryTables
//         from: array.from
//         tables: 1
//         rows: 1
//         runs: reads and sends; keeps nothing
