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
// aggregate
//     fn: quantile(q: 0.95, method: "exact_mean")
//     column: _value
//   group
//       mode: by
//       columns: route
//     filter
//         fn: (r) => r._measurement == "http" and r._field == "ms"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         from
//             bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// PruneColumnsRule: 1 ×
//
// == what was not pushed down
// `group(columns: ["route"])` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// aggregate
//     fn: quantile(q: 0.95, method: "exact_mean")
//     column: _value
//     runs: folds each table and sends its row; keeps the rows of one table that it sends
//     because: tables come in order of their keys
//   group
//       mode: by
//       columns: route
//       runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//       because: the new keys are made of columns of the old ones
//     scan
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "http"
//         predicate: (r) => r._field == "ms"
//         values: float
//         tags: host, route
//         columns: [_value, route]
//         runs: reads and sends; keeps nothing
