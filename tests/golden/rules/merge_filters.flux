// explain: --jit never
import "array"

// One filter in the end: neither can fail.
array.from(rows: [{_value: 1.0, host: "a"}, {_value: 3.0, host: "b"}])
    |> filter(fn: (r) => r._value > 2.0)
    |> filter(fn: (r) => r.host == "b")

// ---
// == plan as written
// filter (line 7)
//     fn: (r) => r.host == "b"
//   filter (line 6)
//       fn: (r) => r._value > 2.0
//     memoryTables (line 5)
//         from: array.from
//         tables: 1
//         rows: 2
//
// == rules
// MergeFiltersRule: 1 ×, filters that follow each other become one
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// pipeline (line 6)
//     filter: (r) => r._value > 2.0 and r.host == "b"
//     runs: as rows come
//     because: no group key changes
//   memoryTables (line 5)
//       from: array.from
//       tables: 1
//       rows: 2
//
// == functions of rows
// filter (line 6): runs on many rows at once
