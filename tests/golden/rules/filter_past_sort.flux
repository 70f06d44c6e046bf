// explain: --jit never
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> sort(columns: ["_value"], desc: true)
    |> filter(fn: (r) => r.host == "a" and r._field == "usage")

// ---
// == plan as written
// filter
//     fn: (r) => r.host == "a" and r._field == "usage"
//   sort
//       columns: _value
//       desc: true
//     range
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 2 ×
// FilterPastSortRule: 1 ×
// PushIntoSourceRule: 1 ×
//
// == what was not pushed down
// `sort(columns: ["_value"], desc: true)` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// sort
//     columns: _value
//     desc: true
//     runs: sorts each table; keeps one table
//     because: rows may come in any order
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r.host == "a"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: host, region
//       runs: reads and sends; keeps nothing
