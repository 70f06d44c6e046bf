// explain: --jit never
import "array"

limit_value = 2.0

array.from(rows: [{_value: 4.5, host: "a"}])
    |> filter(fn: (r) => r._value > limit_value * 2.0 + 1.0 and (true or r.host == "b"))

// ---
// == plan as written
// filter
//     fn: (r) => r._value > 2.0 * 2.0 + 1.0 and (true or r.host == "b")
//   memoryTables
//       from: array.from
//       tables: 1
//       rows: 1
//
// == rules
// FoldConstantsRule: 1 ×
// FusePipelineRule: 1 ×
//
// == plan as it will run
// pipeline
//     filter: (r) => r._value > 5.0
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   memoryTables
//       from: array.from
//       tables: 1
//       rows: 1
//       runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: memoryTables → filter
// %0 float = column _value
// %1 string = column host
// %2 float = constant 5.0
// %3 bool = greater %0, %2
// %4 bool = is_true %3
// select %4
// output _value = %0
// output host = %1
