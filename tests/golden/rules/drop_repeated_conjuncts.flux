// explain: --jit never
import "array"

array.from(rows: [{x: 1.0, host: "a"}])
    |> filter(fn: (r) => r.host == "a" and r.x > 0.0 and r.host == "a")

// ---
// == plan as written
// filter (line 5)
//     fn: (r) => r.host == "a" and r.x > 0.0 and r.host == "a"
//   memoryTables (line 4)
//       from: array.from
//       tables: 1
//       rows: 1
//
// == rules
// DropRepeatedConjunctsRule: 1 ×, a condition that was tested before is left out
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// pipeline (line 5)
//     filter: (r) => r.host == "a" and r.x > 0.0
//     runs: as rows come
//     because: no group key changes
//   memoryTables (line 4)
//       from: array.from
//       tables: 1
//       rows: 1
//
// == functions of rows
// filter (line 5): runs on many rows at once
