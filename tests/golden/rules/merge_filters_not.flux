// explain: --jit never
import "array"

// The second filter would fail on rows that the first one drops.
array.from(rows: [{text: "x", host: "a"}, {text: "3", host: "b"}])
    |> filter(fn: (r) => r.host == "b")
    |> filter(fn: (r) => int(v: r.text) > 2)

// ---
// == plan as written
// filter
//     fn: (r) => int(v: r.text) > 2
//   filter
//       fn: (r) => r.host == "b"
//     memoryTables
//         from: array.from
//         tables: 1
//         rows: 2
//
// == rules
// FusePipelineRule: 2 ×
//
// == plan as it will run
// pipeline
//     filter: (r) => r.host == "b"
//     filter: (r) => int(v: r.text) > 2
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   memoryTables
//       from: array.from
//       tables: 1
//       rows: 2
//       runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: memoryTables → filter → filter
// %0 string = column text
// %1 string = column host
// %2 string = constant "b"
// %3 bool = equal %1, %2
// %4 bool = is_true %3
// %5 int = call universe.int %0 where %4
// %6 int = constant 2
// %7 bool = greater %5, %6
// %8 bool = is_true %7
// %9 bool = and %4, %8
// select %9
// output text = %0
// output host = %1
