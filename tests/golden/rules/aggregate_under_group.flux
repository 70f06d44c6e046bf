// explain: --jit never
// data: metrics floats.lp
// What a source gives of each table is enough for the group.
usage = () =>
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._field == "usage")

usage() |> group() |> max() |> yield(name: "max")
usage() |> group(columns: ["region"]) |> last() |> yield(name: "last")
usage() |> group(columns: ["host"]) |> count() |> yield(name: "count")

// ---
// == plan as written
// yield (line 9)
//     name: "max"
//   aggregate (line 9)
//       fn: max
//       column: _value
//     group (line 9)
//         columns: []
//       filter (line 9, in usage)
//           fn: (r) => r._field == "usage"
//         range (line 9, in usage)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 9, in usage)
//               bucket: "metrics"
// yield (line 10)
//     name: "last"
//   aggregate (line 10)
//       fn: last
//       column: _value
//     group (line 10)
//         columns: [region]
//       filter (line 10, in usage)
//           fn: (r) => r._field == "usage"
//         range (line 10, in usage)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 10, in usage)
//               bucket: "metrics"
// yield (line 11)
//     name: "count"
//   aggregate (line 11)
//       fn: count
//       column: _value
//     group (line 11)
//         columns: [host]
//       filter (line 11, in usage)
//           fn: (r) => r._field == "usage"
//         range (line 11, in usage)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 11, in usage)
//               bucket: "metrics"
//
// == rules
// CountOfGroupsRule: 1 ×, values of groups that are only counted need not be of one type
// PushRangeIntoScanRule: 3 ×, `range` bounds what is read
// PushIntoSourceRule: 4 ×, a source does an operation while it reads
// FactsOfSeriesRule: 3 ×, a source says which types and tags its series have
// AggregateUnderGroupRule: 3 ×, of tables that are put together the source gives what the aggregate behind needs
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
// FuseGroupAggregateRule: 3 ×, rows go into the aggregates of their groups, which never become tables
//
// == sources
// line 9: the store does `range`, `filter(fn: (r) => r._field == "usage")` and `candidates(of: max, column: _value)`
// line 9: `group(columns: [])` stays outside the store: the store does not put tables together
// line 10: the store does `range`, `filter(fn: (r) => r._field == "usage")` and `tail(n: 1)`
// line 10: `group(columns: ["region"])` stays outside the store: the store does not put tables together
// line 11: the store does `range`, `filter(fn: (r) => r._field == "usage")` and `count(column: "_value")`
// line 11: `group(columns: ["host"])` stays outside the store: the store does not put tables together
//
// == plan as it will run
// yield (line 9)
//     name: "max"
//   groupAggregate (line 9)
//       columns: []
//       fn: max
//       column: _value
//       runs: folds each table into the state of its group
//       memory: what it needs of all tables: sends nothing before its input ends
//       because: no columns are named, so all tables become one
//     scan (line 9, in usage)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         candidates: of: max, column: _value
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 10)
//     name: "last"
//   groupAggregate (line 10)
//       columns: [region]
//       fn: last
//       column: _value
//       runs: folds each table into the state of its group; puts tables in order of their keys
//       memory: what it needs of all tables: sends nothing before its input ends
//       because: the new keys are made of columns that are in the group keys already
//     scan (line 10, in usage)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         tail: n: 1
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 11)
//     name: "count"
//   groupAggregate (line 11)
//       columns: [host]
//       fn: count(of: "counts")
//       column: _value
//       runs: folds each table into the state of its group; puts tables in order of their keys
//       memory: what it needs of all tables: sends nothing before its input ends
//       because: the new keys are made of columns that are in the group keys already
//     scan (line 11, in usage)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         sends: tags and `_value`
//         aggregate: fn: count, column: _value
//         threads: each takes some of the tables; what they send is put in order again
