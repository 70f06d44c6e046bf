// explain: --jit never
// The conjuncts read the old names; one over a name that is gone stays.
import "array"

array.from(rows: [{a: 1, b: 2.0, host: "x"}, {a: 3, b: 4.0, host: "y"}])
    |> rename(columns: {a: "b", b: "c"})
    |> filter(fn: (r) => r.b > 1 and r.c > 2.0 and r.host == "y" and not exists r.a)

// ---
// == plan as written
// filter
//     fn: (r) => r.b > 1 and r.c > 2.0 and r.host == "y" and not (exists r.a)
//   rename
//       a: b
//       b: c
//     memoryTables
//         from: array.from
//         tables: 1
//         rows: 2
//
// == rules
// FilterPastRenameRule: 1 ×
// FusePipelineRule: 2 ×
//
// == plan as it will run
// pipeline
//     filter: (r) => not (exists r.a)
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   rename
//       a: b
//       b: c
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     pipeline
//         filter: (r) => r.a > 1 and r.b > 2.0 and r.host == "y"
//         runs: row by row; keeps nothing
//         because: group keys stay as they are
//       memoryTables
//           from: array.from
//           tables: 1
//           rows: 2
//           runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: memoryTables → filter
// %0 int = column a
// %1 float = column b
// %2 string = column host
// %3 int = constant 1
// %4 bool = greater %0, %3
// %5 float = constant 2.0
// %6 bool = greater %1, %5
// %7 bool = and %4, %6
// %8 string = constant "y"
// %9 bool = equal %2, %8
// %10 bool = and %7, %9
// %11 bool = is_true %10
// select %11
// output a = %0
// output b = %1
// output host = %2
// pipeline 2: rename → filter
// %0 int = column b
// %1 float = column c
// %2 string = column host
// output b = %0
// output c = %1
// output host = %2
