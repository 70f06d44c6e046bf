// explain: --jit never
// data: metrics floats.lp
a = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "usage")
    |> sort(columns: ["_value"])
b = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "usage")
    |> sort(columns: ["_value"])

a |> limit(n: 1) |> yield(name: "least")
b |> tail(n: 1) |> yield(name: "greatest")

// ---
// == plan as written
// yield
//     name: "least"
//   limit
//       n: 1
//       onEmpty: drop
//     sort
//         columns: _value
//       filter
//           fn: (r) => r._field == "usage"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from
//               bucket: "metrics"
// yield
//     name: "greatest"
//   tail
//       n: 1
//     sort
//         columns: _value
//       filter
//           fn: (r) => r._field == "usage"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from
//               bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 2 ×
// PushIntoSourceRule: 2 ×
// FactsOfSeriesRule: 2 ×
// SortLimitRule: 1 ×
// RepeatedSubplansRule: 1 ×
//
// == what was not pushed down
// `sort(columns: ["_value"])` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// yield
//     name: "least"
//     runs: row by row; keeps nothing
//   sort
//       columns: _value
//       n: 1
//       onEmpty: drop
//       runs: sorts each table and keeps its first rows only; keeps the rows of one table that it sends
//       because: only the first 1 rows of a table are wanted
//     scan #1
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: host, region
//         runs: reads and sends; keeps nothing
// yield
//     name: "greatest"
//     runs: row by row; keeps nothing
//   tail
//       n: 1
//       runs: table by table; keeps one table
//     sort
//         columns: _value
//         runs: sorts each table; keeps one table
//         because: rows may come in any order
//       scan (shared #1)
