// explain: --jit never
import "array"

array.from(rows: [{_value: 4.5, host: "a"}])
    |> filter(fn: (r) => r.host == "a")
    |> sort()
    |> map(fn: (r) => ({r with double: r._value * 2.0}))

// ---
// == plan as written
// map
//     fn: (r) => ({r with double: r._value * 2.0})
//   sort
//       columns: _value
//     filter
//         fn: (r) => r.host == "a"
//       memoryTables
//           from: array.from
//           tables: 1
//           rows: 1
//
// == rules
// FusePipelineRule: 2 ×
//
// == plan as it will run
// pipeline
//     map: (r) => ({r with double: r._value * 2.0})
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   sort
//       columns: _value
//       runs: sorts each table; keeps one table
//       because: rows may come in any order
//     pipeline
//         filter: (r) => r.host == "a"
//         runs: row by row; keeps nothing
//         because: group keys stay as they are
//       memoryTables
//           from: array.from
//           tables: 1
//           rows: 1
//           runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: memoryTables → filter
// %0 float = column _value
// %1 string = column host
// %2 string = constant "a"
// %3 bool = equal %1, %2
// %4 bool = is_true %3
// select %4
// output _value = %0
// output host = %1
// pipeline 2: sort → map
// %0 float = column _value
// %1 string = column host
// %2 float = constant 2.0
// %3 float = multiply %0, %2
// output _value = %0
// output host = %1
// output double = %3
