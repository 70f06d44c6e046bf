// explain: --jit never
// data: metrics ../store/metrics.lp
// `_value` has three types in these rows, and nobody reads it.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> group()
    |> count(column: "host")

// ---
// == plan as written
// aggregate (line 7)
//     fn: count
//     column: host
//   group (line 6)
//       columns: []
//     range (line 5)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 4)
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// PruneColumnsRule: 1 ×
// FuseGroupAggregateRule: 1 ×
//
// == sources
// `group(columns: [])` stays outside the store: the store would have to read the same points to do it
//
// == plan as it will run
// groupAggregate (line 7)
//     columns: []
//     fn: count
//     column: host
//     runs: folds each table into the state of its group; puts tables in order of their keys
//     memory: what it needs of all tables: sends nothing before its input ends
//     because: no columns are named, so all tables become one
//   scan (line 4)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       tags: [host, path?, region?]
//       columns: [host]
//       threads: each takes some of the tables, in order again behind
