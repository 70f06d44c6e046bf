// explain: --jit never
// data: metrics ../store/metrics.lp
// What is asked for but is not in the store is not read.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")
    |> group(columns: ["host", "rack"])
    |> sum()

// ---
// == plan as written
// aggregate (line 8)
//     fn: sum
//     column: _value
//   group (line 7)
//       columns: [host, rack]
//     filter (line 6)
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range (line 5)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 4)
//             bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
// FuseGroupAggregateRule: 1 ×, rows go into the aggregates of their groups, which never become tables
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// `group(columns: ["host", "rack"])` stays outside the store: the store does not put tables together
//
// == plan as it will run
// groupAggregate (line 8)
//     columns: [host, rack]
//     fn: sum
//     column: _value
//     runs: folds each table into the state of its group; puts tables in order of their keys
//     memory: what it needs of all tables: sends nothing before its input ends
//     because: the new keys are made of columns that are in the group keys already
//   scan (line 4)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       sends: `_value` and `host`
//       threads: each takes some of the tables; what they send is put in order again
