// explain: --jit never
import "array"

// NaN is neither below nor above; and the message of a conversion that fails names the operator.
array.from(rows: [{x: 1.0, host: "1"}])
    |> filter(fn: (r) => not (r.x < 0.0) and not (int(v: r.host) == 2))

// ---
// == plan as written
// filter
//     fn: (r) => not r.x < 0.0 and not int(v: r.host) == 2
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
//     filter: (r) => not r.x < 0.0 and not int(v: r.host) == 2
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
// %3 bool = less %0, %2
// %4 bool = not %3
// %5 bool = not %4
// %6 bool = is_true %5
// %7 bool = not %6
// %8 int = call universe.int %1 where %7
// %9 int = constant 2
// %10 bool = equal %8, %9
// %11 bool = not %10
// %12 bool = and %4, %11
// %13 bool = is_true %12
// select %13
// output x = %0
// output host = %1
