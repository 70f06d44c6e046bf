// explain: --jit never
// data: metrics floats.lp
// Rows of one table in several groups, a sum that depends on the order in which it is added, rows that are left out
// before, and times.
usage = () =>
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

usage() |> group(columns: ["_time"]) |> max() |> yield(name: "rows")
usage() |> filter(fn: (r) => r._field == "idle") |> group() |> sum() |> yield(name: "floats")
usage() |> filter(fn: (r) => r._value > 1.0) |> group() |> count() |> yield(name: "filtered")
usage() |> filter(fn: (r) => r._field == "usage") |> group() |> min(column: "_time") |> yield(name: "times")

// ---
// == plan as written
// yield (line 9)
//     name: "rows"
//   aggregate (line 9)
//       fn: max
//       column: _value
//     group (line 9)
//         columns: [_time]
//       range (line 9, in usage)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 9, in usage)
//             bucket: "metrics"
// yield (line 10)
//     name: "floats"
//   aggregate (line 10)
//       fn: sum
//       column: _value
//     group (line 10)
//         columns: []
//       filter (line 10)
//           fn: (r) => r._field == "idle"
//         range (line 10, in usage)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 10, in usage)
//               bucket: "metrics"
// yield (line 11)
//     name: "filtered"
//   aggregate (line 11)
//       fn: count
//       column: _value
//     group (line 11)
//         columns: []
//       filter (line 11)
//           fn: (r) => r._value > 1.0
//         range (line 11, in usage)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 11, in usage)
//               bucket: "metrics"
// yield (line 12)
//     name: "times"
//   aggregate (line 12)
//       fn: min
//       column: _time
//     group (line 12)
//         columns: []
//       filter (line 12)
//           fn: (r) => r._field == "usage"
//         range (line 12, in usage)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 12, in usage)
//               bucket: "metrics"
//
// == rules
// CountOfGroupsRule: 1 ×, values of groups that are only counted need not be of one type
// PushRangeIntoScanRule: 4 ×, `range` bounds what is read
// PushIntoSourceRule: 3 ×, a source does an operation while it reads
// FactsOfSeriesRule: 4 ×, a source says which types and tags its series have
// PruneColumnsRule: 2 ×, columns that nothing reads are not read
// FuseGroupAggregateRule: 4 ×, rows go into the aggregates of their groups, which never become tables
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// line 9: the store does `range`
// line 9: `group(columns: ["_time"])` stays outside the store: the store does not put tables together
// line 10: the store does `range` and `filter(fn: (r) => r._field == "idle")`
// line 10: `group(columns: [])` stays outside the store: the store does not put tables together
// line 11: the store does `range`
// line 11: `(r) => r._value > 1.0` stays outside the store: the store picks whole series, not points by their `_value`, but it skips chunks in which none pass
// line 12: the store does `range` and `filter(fn: (r) => r._field == "usage")`
// line 12: `group(columns: [])` stays outside the store: the store does not put tables together
//
// == plan as it will run
// yield (line 9)
//     name: "rows"
//   groupAggregate (line 9)
//       columns: [_time]
//       fn: max
//       column: _value
//       runs: hashes rows by their new keys and folds them into the states of their groups; puts tables in order of their keys
//       memory: what it needs of all tables: sends nothing before its input ends
//       because: `_time` may differ from row to row
//     scan (line 9, in usage)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 10)
//     name: "floats"
//   groupAggregate (line 10)
//       columns: []
//       fn: sum
//       column: _value
//       runs: folds each table into the state of its group
//       memory: what it needs of all tables: sends nothing before its input ends
//       because: no columns are named, so all tables become one
//     scan (line 10, in usage)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "idle"
//         values: float
//         tags: [host, region]
//         sends: `_value` only
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 11)
//     name: "filtered"
//   groupAggregate (line 11)
//       columns: []
//       counts: _value
//       fn: count
//       column: _value
//       runs: folds each table into the state of its group
//       memory: what it needs of all tables: sends nothing before its input ends
//       because: no columns are named, so all tables become one
//     pipeline (line 11)
//         filter: (r) => r._value > 1.0
//         threads: each takes some of the tables; what they send is put in order again
//         runs: as rows come
//         because: no group key changes
//       scan (line 11, in usage)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           values: float
//           tags: [host, region]
//           sends: tags and `_value`
//           skips chunks without: (r) => r._value > 1.0
//           threads: each takes some of the tables or, of a large one, some of its time
// yield (line 12)
//     name: "times"
//   groupAggregate (line 12)
//       columns: []
//       fn: min
//       column: _time
//       runs: folds each table into the state of its group
//       memory: what it needs of all tables: sends nothing before its input ends
//       because: no columns are named, so all tables become one
//     scan (line 12, in usage)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
//
// == functions of rows
// filter (line 11): runs on many rows at once
