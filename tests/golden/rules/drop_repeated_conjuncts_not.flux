// explain: --jit never
import "array"

// Not the same: a number of another type, and calls are called as often as they are written.
array.from(rows: [{x: 1.0, host: "1"}])
    |> filter(fn: (r) => r.x > 0.0 and r.x > 0 and int(v: r.host) > 0 and int(v: r.host) > 0)

// ---
// == plan as written
// filter (line 6)
//     fn: (r) => r.x > 0.0 and r.x > 0 and int(v: r.host) > 0 and int(v: r.host) > 0
//   memoryTables (line 5)
//       from: array.from
//       tables: 1
//       rows: 1
//
// == rules
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// pipeline (line 6)
//     filter: (r) => r.x > 0.0 and r.x > 0 and int(v: r.host) > 0 and int(v: r.host) > 0
//     runs: as rows come
//     because: no group key changes
//   memoryTables (line 5)
//       from: array.from
//       tables: 1
//       rows: 1
//
// == functions of rows
// filter (line 6): runs on many rows at once
