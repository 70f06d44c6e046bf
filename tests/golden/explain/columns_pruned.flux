// explain: --jit never
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "usage")
    |> keep(columns: ["host", "_value"])
    |> sum()

// ---
// == plan as written
// aggregate (line 7)
//     fn: sum
//     column: _value
//   project (line 6)
//       keep: [host, _value]
//     filter (line 5)
//         fn: (r) => r._field == "usage"
//       range (line 4)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 3)
//             bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// PruneColumnsRule: 1 ×
//
// == sources
// `keep(columns: ["host", "_value"])` stays outside the store: the store would have to read the same points to do it
//
// == plan as it will run
// aggregate (line 7)
//     fn: sum
//     column: _value
//     runs: folds each table and sends its row
//     memory: what it needs of one table
//     because: tables come in order of their keys
//   project (line 6)
//       keep: [host, _value]
//       runs: collects tables by what is left of their keys; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: the keys that are left come in another order
//     scan (line 3)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         columns: [_value]
//         threads: each takes some of the tables, in order again behind
