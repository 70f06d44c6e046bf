// explain: --jit never
// What does not depend on the accumulator is computed for whole chunks.
import "array"

array.from(rows: [{_value: 1.5, factor: 2.0}])
    |> reduce(
        fn: (r, accumulator) => ({sum: accumulator.sum + r._value * r.factor, count: accumulator.count + 1}),
        identity: {sum: 0.0, count: 0},
    )

// ---
// == plan as written
// reduce
//     fn: (r, accumulator) => ({sum: accumulator.sum + r._value * r.factor, count: accumulator.count + 1})
//     identity: {sum: 0.0, count: 0}
//   memoryTables
//       from: array.from
//       tables: 1
//       rows: 1
//
// == rules
// none applied
//
// == plan as it will run
// reduce
//     fn: (r, accumulator) => ({sum: accumulator.sum + r._value * r.factor, count: accumulator.count + 1})
//     identity: {sum: 0.0, count: 0}
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   memoryTables
//       from: array.from
//       tables: 1
//       rows: 1
//       runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// reduce 1: memoryTables → reduce
// for whole chunks:
// %0 float = column _value
// %1 float = column factor
// %2 float = multiply %0, %1
// output %0 = %2
// for one row after the other:
// %0 float = column sum
// %1 int = column count
// %2 float = column %0
// %3 float = add %0, %2
// %4 int = constant 1
// %5 int = add %1, %4
// output sum = %3
// output count = %5
