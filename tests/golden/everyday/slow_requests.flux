// explain: --jit never
// data: telegraf telegraf.lp
// A percentile of all requests.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "http" and r._field == "ms")
    |> group(columns: ["route"])
    |> quantile(q: 0.95, method: "exact_mean")

// ---
// == plan as written
// aggregate (line 8)
//     fn: quantile(q: 0.95, method: "exact_mean")
//     column: _value
//   group (line 7)
//       columns: [route]
//     filter (line 6)
//         fn: (r) => r._measurement == "http" and r._field == "ms"
//       range (line 5)
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         from (line 4)
//             bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
// FuseGroupAggregateRule: 1 ×, rows go into the aggregates of their groups, which never become tables
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "http" and r._field == "ms")`
// `group(columns: ["route"])` stays outside the store: the store does not put tables together
//
// == plan as it will run
// groupAggregate (line 8)
//     columns: [route]
//     fn: quantile(q: 0.95, method: "exact_mean")
//     column: _value
//     runs: folds each table into the state of its group; puts tables in order of their keys
//     memory: what it needs of all tables: sends nothing before its input ends
//     because: the new keys are made of columns that are in the group keys already
//   scan (line 4)
//       bucket: "telegraf"
//       range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//       predicate: (r) => r._measurement == "http"
//       predicate: (r) => r._field == "ms"
//       values: float
//       tags: [host, route]
//       sends: `_value` and `route`
//       threads: each takes some of the tables; what they send is put in order again
