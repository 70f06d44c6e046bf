// explain: --jit never
// data: metrics floats.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> group()
    |> sort(columns: ["_value"])
    |> count()

// ---
// == plan as written
// aggregate (line 7)
//     fn: count
//     column: _value
//   sort (line 6)
//       columns: [_value]
//     group (line 5)
//         columns: []
//       range (line 4)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 3)
//             bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// SortUnderCountRule: 1 ×, a `sort` of rows that are only counted is left out
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// AggregateUnderGroupRule: 1 ×, of tables that are put together the source gives what the aggregate behind needs
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
// FuseGroupAggregateRule: 1 ×, rows go into the aggregates of their groups, which never become tables
//
// == sources
// the store does `range` and `count(column: "_value")`
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
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       values: float
//       tags: [host, region]
//       sends: tags and `_value`
//       aggregate: fn: count, column: _value
//       threads: each takes some of the tables; what they send is put in order again
