// explain: --jit never
import "array"

array.from(rows: [{x: 1.0, host: "a"}])
    |> filter(fn: (r) => r.host == "a" and r.x > 0.0 and r.host == "a")

// ---
// == plan as written
// filter
//     fn: (r) => r.host == "a" and r.x > 0.0 and r.host == "a"
//   memoryTables
//       from: array.from
//       tables: 1
//       rows: 1
//
// == rules
// DropRepeatedConjunctsRule: 1 ×
// FusePipelineRule: 1 ×
//
// == plan as it will run
// pipeline
//     filter: (r) => r.host == "a" and r.x > 0.0
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
// %0 float = column x
// %1 string = column host
// %2 string = constant "a"
// %3 bool = equal %1, %2
// %4 float = constant 0.0
// %5 bool = greater %0, %4
// %6 bool = and %3, %5
// %7 bool = is_true %6
// select %7
// output x = %0
// output host = %1
