// explain: --kernels --jit never
import "array"

limit_value = 2.0

array.from(rows: [{_value: 4.5, host: "a"}])
    |> filter(fn: (r) => r._value > limit_value * 2.0 + 1.0 and (true or r.host == "b"))

// ---
// == plan as written
// filter (line 7)
//     fn: (r) => r._value > 2.0 * 2.0 + 1.0 and (true or r.host == "b")
//   memoryTables (line 6)
//       from: array.from
//       tables: 1
//       rows: 1
//
// == rules
// FoldConstantsRule: 1 ×, what does not depend on rows is computed once
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// pipeline (line 7)
//     filter: (r) => r._value > 5.0
//     runs: as rows come
//     because: no group key changes
//   memoryTables (line 6)
//       from: array.from
//       tables: 1
//       rows: 1
//
// == functions of rows
// filter (line 7): runs on many rows at once
// %0 float = column _value
// %1 string = column host
// %2 float = constant 5.0
// %3 bool = greater %0, %2
// %4 bool = is_true %3
// select %4
// output _value = %0
// output host = %1
