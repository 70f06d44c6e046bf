// explain: --jit never
// The conjuncts read the old names; one over a name that is gone stays.
import "array"

array.from(rows: [{a: 1, b: 2.0, host: "x"}, {a: 3, b: 4.0, host: "y"}])
    |> rename(columns: {a: "b", b: "c"})
    |> filter(fn: (r) => r.b > 1 and r.c > 2.0 and r.host == "y" and not exists r.a)

// ---
// == plan as written
// filter (line 7)
//     fn: (r) => r.b > 1 and r.c > 2.0 and r.host == "y" and not (exists r.a)
//   rename (line 6)
//       a: b
//       b: c
//     memoryTables (line 5)
//         from: array.from
//         tables: 1
//         rows: 2
//
// == rules
// FilterPastRenameRule: 1 ×, a filter moves in front of `rename`
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// pipeline (line 7)
//     filter: (r) => not (exists r.a)
//     runs: as rows come
//     because: no group key changes
//   rename (line 6)
//       a: b
//       b: c
//       runs: as rows come
//       because: no group key changes
//     pipeline (line 7)
//         filter: (r) => r.a > 1 and r.b > 2.0 and r.host == "y"
//         runs: as rows come
//         because: no group key changes
//       memoryTables (line 5)
//           from: array.from
//           tables: 1
//           rows: 2
//
// == functions of rows
// filter (line 7): runs on many rows at once
// filter (line 7): runs on many rows at once
