// explain: --jit never
import "array"

// NaN is neither below nor above; and the message of a conversion that fails names the operator.
array.from(rows: [{x: 1.0, host: "1"}])
    |> filter(fn: (r) => not (r.x < 0.0) and not (int(v: r.host) == 2))

// ---
// == plan as written
// filter (line 6)
//     fn: (r) => not r.x < 0.0 and not int(v: r.host) == 2
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
//     filter: (r) => not r.x < 0.0 and not int(v: r.host) == 2
//     runs: as rows come
//     because: no group key changes
//   memoryTables (line 5)
//       from: array.from
//       tables: 1
//       rows: 1
//
// == functions of rows
// filter (line 6): runs on many rows at once
