// explain: --jit never
import "array"

// Not the same: a number of another type, and calls are called as often as they are written.
array.from(rows: [{x: 1.0, host: "1"}])
    |> filter(fn: (r) => r.x > 0.0 and r.x > 0 and int(v: r.host) > 0 and int(v: r.host) > 0)

// ---
// == plan as written
// filter
//     fn: (r) => r.x > 0.0 and r.x > 0 and int(v: r.host) > 0 and int(v: r.host) > 0
//   memoryTables
//       from: array.from
//       tables: 1
//       rows: 1
//
// == rules
// FusePipelineRule: 1 ×
//
// == plan as it will run
// pipeline
//     filter: (r) => r.x > 0.0 and r.x > 0 and int(v: r.host) > 0 and int(v: r.host) > 0
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
// %2 float = constant 0.0
// %3 bool = greater %0, %2
// %4 int = constant 0
// %5 float = to_float %4
// %6 bool = greater %0, %5
// %7 bool = and %3, %6
// %8 bool = not %7
// %9 bool = is_true %8
// %10 bool = not %9
// %11 int = call universe.int %1 where %10
// %12 bool = greater %11, %4
// %13 bool = and %7, %12
// %14 bool = not %13
// %15 bool = is_true %14
// %16 bool = not %15
// %17 int = call universe.int %1 where %16
// %18 bool = greater %17, %4
// %19 bool = and %13, %18
// %20 bool = is_true %19
// select %20
// output x = %0
// output host = %1
