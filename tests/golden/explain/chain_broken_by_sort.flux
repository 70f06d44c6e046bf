// explain: --kernels --jit never
import "array"

array.from(rows: [{_value: 4.5, host: "a"}])
    |> filter(fn: (r) => r.host == "a")
    |> sort()
    |> map(fn: (r) => ({r with double: r._value * 2.0}))

// ---
// == plan as written
// map (line 7)
//     fn: (r) => ({r with double: r._value * 2.0})
//   sort (line 6)
//       columns: [_value]
//     filter (line 5)
//         fn: (r) => r.host == "a"
//       memoryTables (line 4)
//           from: array.from
//           tables: 1
//           rows: 1
//
// == rules
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// pipeline (line 7)
//     map: (r) => ({r with double: r._value * 2.0})
//     runs: as rows come
//     because: no group key changes
//   sort (line 6)
//       columns: [_value]
//       runs: sorts each table, a large one with all threads
//       memory: one table
//       because: rows may come in any order
//     pipeline (line 5)
//         filter: (r) => r.host == "a"
//         runs: as rows come
//         because: no group key changes
//       memoryTables (line 4)
//           from: array.from
//           tables: 1
//           rows: 1
//
// == functions of rows
// filter (line 5): runs on many rows at once
// %0 float = column _value
// %1 string = column host
// %2 string = constant "a"
// %3 bool = equal %1, %2
// %4 bool = is_true %3
// select %4
// output _value = %0
// output host = %1
// map (line 7): runs on many rows at once
// %0 float = column _value
// %1 string = column host
// %2 float = constant 2.0
// %3 float = multiply %0, %2
// output _value = %0
// output host = %1
// output double = %3
