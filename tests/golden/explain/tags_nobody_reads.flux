// explain: --jit never
// data: metrics ../store/metrics.lp
// `group` forgets which series a row is of: only the tags that it names are sent. A filter takes tables as they are, so
// below it they keep their keys.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> group(columns: ["region"])
    |> count()
    |> yield(name: "regions")
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-03T00:00:00Z)
    |> filter(fn: (r) => r._time > 2024-01-01T01:00:00Z or r.host == "a")
    |> group(columns: ["region"])
    |> count(column: "_time")
    |> yield(name: "late")

// ---
// == plan as written
// yield (line 9)
//     name: "regions"
//   aggregate (line 8)
//       fn: count
//       column: _value
//     group (line 7)
//         columns: [region]
//       range (line 6)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 5)
//             bucket: "metrics"
// yield (line 15)
//     name: "late"
//   aggregate (line 14)
//       fn: count
//       column: _time
//     group (line 13)
//         columns: [region]
//       filter (line 12)
//           fn: (r) => r._time > 2024-01-01T01:00:00Z or r.host == "a"
//         range (line 11)
//             range: 2024-01-01T00:00:00Z .. 2024-01-03T00:00:00Z
//           from (line 10)
//               bucket: "metrics"
//
// == rules
// CountOfGroupsRule: 1 ×, values of groups that are only counted need not be of one type
// PushRangeIntoScanRule: 2 ×, `range` bounds what is read
// FactsOfSeriesRule: 2 ×, a source says which types and tags its series have
// AggregateUnderGroupRule: 1 ×, of tables that are put together the source gives what the aggregate behind needs
// PruneColumnsRule: 2 ×, columns that nothing reads are not read
// FuseGroupAggregateRule: 2 ×, rows go into the aggregates of their groups, which never become tables
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// line 5: the store does `range` and `count(column: "_value")`
// line 5: `group(columns: ["region"])` stays outside the store: the store does not put tables together
// line 10: the store does `range`
// line 10: `(r) => r._time > 2024-01-01T01:00:00Z or r.host == "a"` stays outside the store: the store picks whole series, not points by their `_time`
//
// == plan as it will run
// yield (line 9)
//     name: "regions"
//   groupAggregate (line 8)
//       columns: [region]
//       fn: count(of: "counts")
//       column: _value
//       runs: folds each table into the state of its group; puts tables in order of their keys
//       memory: what it needs of all tables: sends nothing before its input ends
//       because: the new keys are made of columns that are in the group keys already
//     scan (line 5)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: [host]
//         tags of some series: [path, region]
//         sends: tags and `_value`
//         aggregate: fn: count, column: _value
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 15)
//     name: "late"
//   groupAggregate (line 14)
//       columns: [region]
//       fn: count
//       column: _time
//       runs: folds each table into the state of its group; puts tables in order of their keys
//       memory: what it needs of all tables: sends nothing before its input ends
//       because: the new keys are made of columns that are in the group keys already
//     pipeline (line 12)
//         filter: (r) => r._time > 2024-01-01T01:00:00Z or r.host == "a"
//         threads: each takes some of the tables; what they send is put in order again
//         runs: as rows come
//         because: no group key changes
//       scan (line 10)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-03T00:00:00Z
//           tags: [host]
//           tags of some series: [path, region]
//           sends: tags and `_time`
//           threads: each takes some of the tables or, of a large one, some of its time
//
// == functions of rows
// filter (line 12): runs on many rows at once
