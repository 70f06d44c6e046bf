// explain: --jit never
import "array"

array.from(rows: [{x: 1.0, host: "a"}])
    |> filter(fn: (r) => not (r.host == "b") and not not (r.x < 2.0) and not (r.host =~ /^[bc]/))

// ---
// == plan as written
// filter (line 5)
//     fn: (r) => not r.host == "b" and not (not r.x < 2.0) and not r.host =~ /^[bc]/
//   memoryTables (line 4)
//       from: array.from
//       tables: 1
//       rows: 1
//
// == rules
// RemoveNegationRule: 1 ×, a `not` becomes part of the comparison that it negates
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// pipeline (line 5)
//     filter: (r) => r.host != "b" and r.x < 2.0 and r.host !~ /^[bc]/
//     runs: as rows come
//     because: no group key changes
//   memoryTables (line 4)
//       from: array.from
//       tables: 1
//       rows: 1
//
// == functions of rows
// filter (line 5): runs on many rows at once
