// explain: --jit never
// data: metrics ../store/metrics.lp
// The conjunct over the copy reads the source.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> duplicate(column: "_field", as: "_value")
    |> filter(fn: (r) => r.host == "a" and r._value == "usage")

// ---
// == plan as written
// filter
//     fn: (r) => r.host == "a" and r._value == "usage"
//   duplicate
//       column: _field
//       as: _value
//     range
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 2 ×
// FilterPastDuplicateRule: 1 ×
// PushIntoSourceRule: 1 ×
//
// == what was not pushed down
// `duplicate(column: "_field", as: "_value")` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// duplicate
//     column: _field
//     as: _value
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r.host == "a"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: host, region
//       runs: reads and sends; keeps nothing
