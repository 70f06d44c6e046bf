// explain: --jit never
import "array"

// One filter in the end: neither can fail.
array.from(rows: [{_value: 1.0, host: "a"}, {_value: 3.0, host: "b"}])
    |> filter(fn: (r) => r._value > 2.0)
    |> filter(fn: (r) => r.host == "b")

// ---
// == plan as written
// filter
//     fn: (r) => r.host == "b"
//   filter
//       fn: (r) => r._value > 2.0
//     memoryTables
//         from: array.from
//         tables: 1
//         rows: 2
//
// == rules
// MergeFiltersRule: 1 ×
// FusePipelineRule: 1 ×
//
// == plan as it will run
// pipeline
//     filter: (r) => r._value > 2.0 and r.host == "b"
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   memoryTables
//       from: array.from
//       tables: 1
//       rows: 2
//       runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: memoryTables → filter
// %0 float = column _value
// %1 string = column host
// %2 float = constant 2.0
// %3 bool = greater %0, %2
// %4 string = constant "b"
// %5 bool = equal %1, %4
// %6 bool = and %3, %5
// %7 bool = is_true %6
// select %7
// output _value = %0
// output host = %1
