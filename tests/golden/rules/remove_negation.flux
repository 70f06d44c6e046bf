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
// RemoveNegationRule: 1 ×
// FusePipelineRule: 1 ×
//
// == sources
// nothing stays outside that a source can do
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
// filter (line 5): compiled, many rows at once
