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
// reduce (line 6)
//     fn: (r, accumulator) => ({sum: accumulator.sum + r._value * r.factor, count: accumulator.count + 1})
//     identity: {sum: 0.0, count: 0}
//   memoryTables (line 5)
//       from: array.from
//       tables: 1
//       rows: 1
//
// == rules
// none applied
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// reduce (line 6)
//     fn: (r, accumulator) => ({sum: accumulator.sum + r._value * r.factor, count: accumulator.count + 1})
//     identity: {sum: 0.0, count: 0}
//     runs: folds each table and sends its row
//     memory: what it needs of one table
//     because: no group key changes
//   memoryTables (line 5)
//       from: array.from
//       tables: 1
//       rows: 1
//
// == functions of rows
// reduce (line 6): runs on one row after the other
