// explain: --jit never
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> group(columns: ["host"])
    |> count()

// ---
// == plan as written
// aggregate (line 6)
//     fn: count
//     column: _value
//   group (line 5)
//       columns: [host]
//     range (line 4)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 3)
//           bucket: "metrics"
//
// == rules
// CountOfGroupsRule: 1 ×, values of groups that are only counted need not be of one type
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
// CountedColumnRule: 1 ×, values that are only counted become values of one type
// FuseGroupAggregateRule: 1 ×, rows go into the aggregates of their groups, which never become tables
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range`
// `group(columns: ["host"])` stays outside the store: the store does not put tables together
//
// == plan as it will run
// groupAggregate (line 6)
//     columns: [host]
//     fn: count
//     column: _value
//     runs: folds each table into the state of its group; puts tables in order of their keys
//     memory: what it needs of all tables: sends nothing before its input ends
//     because: the new keys are made of columns that are in the group keys already
//   pipeline (line 5)
//       map: (r) => ({r with _value: true})
//       threads: each takes some of the tables; what they send is put in order again
//       runs: as rows come
//       because: no group key changes
//     scan (line 3)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: [host]
//         tags of some series: [path, region]
//         sends: `_value` and `host`
//         threads: each takes some of the tables or, of a large one, some of its time
//
// == functions of rows
// map (line 5): runs on many rows at once
