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
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
//
// == sources
// the store does `range` and `filter(fn: (r) => r._field == "usage")`
// `keep(columns: ["host", "_value"])` stays outside the store: doing it there would not spare any reading
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
//       because: what is left of the keys is not in order
//     scan (line 3)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         sends: tags and `_value`
//         threads: each takes some of the tables; what they send is put in order again
