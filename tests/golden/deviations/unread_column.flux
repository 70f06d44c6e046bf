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
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
// FuseGroupAggregateRule: 1 ×, rows go into the aggregates of their groups, which never become tables
//
// == sources
// the store does `range`
// `group(columns: [])` stays outside the store: the store does not put tables together
//
// == plan as it will run
// groupAggregate (line 7)
//     columns: []
//     fn: count
//     column: host
//     runs: folds each table into the state of its group
//     memory: what it needs of all tables: sends nothing before its input ends
//     because: no columns are named, so all tables become one
//   scan (line 4)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       tags: [host]
//       tags of some series: [path, region]
//       sends: `host` only
//       threads: each takes some of the tables; what they send is put in order again
