// explain: --jit never
import "array"

array.from(rows: [{x: 1.0, host: "a"}])
    |> filter(fn: (r) => not (r.host == "b") and not not (r.x < 2.0) and not (r.host =~ /^[bc]/))

// ---
// == plan as written
// filter
//     fn: (r) => not r.host == "b" and not (not r.x < 2.0) and not r.host =~ /^[bc]/
//   memoryTables
//       from: array.from
//       tables: 1
//       rows: 1
//
// == rules
// RemoveNegationRule: 1 ×
// FusePipelineRule: 1 ×
//
// == plan as it will run
// pipeline
//     filter: (r) => r.host != "b" and r.x < 2.0 and r.host !~ /^[bc]/
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
// %2 string = constant "b"
// %3 bool = not_equal %1, %2
// %4 float = constant 2.0
// %5 bool = less %0, %4
// %6 bool = and %3, %5
// %7 bool = not_match %1, /^[bc]/
// %8 bool = and %6, %7
// %9 bool = is_true %8
// select %9
// output x = %0
// output host = %1
