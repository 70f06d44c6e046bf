// explain: --jit never
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "usage")
    |> keep(columns: ["host", "_value"])
    |> sum()

// ---
// == plan as written
// aggregate
//     fn: sum
//     column: _value
//   project
//       keep: [host, _value]
//     filter
//         fn: (r) => r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// PruneColumnsRule: 1 ×
//
// == what was not pushed down
// `keep(columns: ["host", "_value"])` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// aggregate
//     fn: sum
//     column: _value
//     runs: folds each table and sends its row; keeps the rows of one table that it sends
//     because: tables come in order of their keys
//   project
//       keep: [host, _value]
//       runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//       because: the keys that are left come in another order
//     scan
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: host, region
//         columns: [_value]
//         runs: reads and sends; keeps nothing
