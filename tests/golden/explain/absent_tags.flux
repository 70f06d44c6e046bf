// explain: --jit never
// data: m ../store/absent_tags.lp
from(bucket: "m")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "m" and r.t != "a" and (r.id !~ /1/ or r.t == "b"))
    |> group()
    |> count()

// ---
// == plan as written
// aggregate (line 7)
//     fn: count
//     column: _value
//   group (line 6)
//       columns: []
//     filter (line 5)
//         fn: (r) => r._measurement == "m" and r.t != "a" and (r.id !~ /1/ or r.t == "b")
//       range (line 4)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 3)
//             bucket: "m"
//
// == rules
// AbsentTagRule: 1 ×, a condition on a tag that holds for an empty text holds where the tag is absent
// CountOfGroupsRule: 1 ×, values of groups that are only counted need not be of one type
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// AggregateUnderGroupRule: 1 ×, of tables that are put together the source gives what the aggregate behind needs
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
// FuseGroupAggregateRule: 1 ×, rows go into the aggregates of their groups, which never become tables
//
// == sources
// the store does `range`, `filter(fn: (r) => r._measurement == "m" and (r.t != "a" or not (exists r.t)) and (r.id !~ /1/ or not (exists r.id) or r.t == "b"))` and `count(column: "_value")`
// `group(columns: [])` stays outside the store: the store does not put tables together
//
// == plan as it will run
// groupAggregate (line 7)
//     columns: []
//     fn: count(of: "counts")
//     column: _value
//     runs: folds each table into the state of its group
//     memory: what it needs of all tables: sends nothing before its input ends
//     because: no columns are named, so all tables become one
//   scan (line 3)
//       bucket: "m"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "m"
//       predicate: (r) => r.t != "a" or not (exists r.t)
//       predicate: (r) => r.id !~ /1/ or not (exists r.id) or r.t == "b"
//       values: float
//       tags: [id]
//       tags of some series: [t]
//       sends: tags and `_value`
//       aggregate: fn: count, column: _value
//       threads: each takes some of the tables; what they send is put in order again
