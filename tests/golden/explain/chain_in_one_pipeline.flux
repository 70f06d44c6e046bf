// explain: --kernels --jit never
import "array"

array.from(rows: [{_value: 4.5, host: "a"}])
    |> filter(fn: (r) => r.host == "a")
    |> map(fn: (r) => ({r with double: r._value * 2.0}))
    |> filter(fn: (r) => r.double > 5.0)

// ---
// == plan as written
// filter (line 7)
//     fn: (r) => r.double > 5.0
//   map (line 6)
//       fn: (r) => ({r with double: r._value * 2.0})
//     filter (line 5)
//         fn: (r) => r.host == "a"
//       memoryTables (line 4)
//           from: array.from
//           tables: 1
//           rows: 1
//
// == rules
// FusePipelineRule: 3 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// pipeline (line 7)
//     filter: (r) => r.host == "a"
//     map: (r) => ({r with double: r._value * 2.0})
//     filter: (r) => r.double > 5.0
//     runs: as rows come
//     because: no group key changes
//   memoryTables (line 4)
//       from: array.from
//       tables: 1
//       rows: 1
//
// == functions of rows
// filter (line 5), map (line 6), filter (line 7): runs on many rows at once
// %0 float = column _value
// %1 string = column host
// %2 string = constant "a"
// %3 bool = equal %1, %2
// %4 bool = is_true %3
// %5 float = constant 2.0
// %6 float = multiply %0, %5
// %7 float = constant 5.0
// %8 bool = greater %6, %7
// %9 bool = is_true %8
// %10 bool = and %4, %9
// select %10
// output _value = %0
// output host = %1
// output double = %6
