// explain: --jit never
// data: metrics ../store/metrics.lp
// `_value` has three types in these rows, and nobody reads it.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> group()
    |> count(column: "host")

// ---
// == plan as written
// aggregate
//     fn: count
//     column: host
//   group
//       mode: by
//       columns:
//     range
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// PruneColumnsRule: 1 ×
//
// == what was not pushed down
// `group(columns: [])` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// aggregate
//     fn: count
//     column: host
//     runs: folds each table and sends its row; keeps the rows of one table that it sends
//     because: tables come in order of their keys
//   group
//       mode: by
//       columns:
//       runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//       because: all tables become one
//     scan
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: host, path?, region?
//         columns: [host]
//         runs: reads and sends; keeps nothing
