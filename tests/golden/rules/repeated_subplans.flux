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
// yield (line 12)
//     name: "least"
//   limit (line 12)
//       n: 1
//       onEmpty: drop
//     sort (line 6)
//         columns: [_value]
//       filter (line 5)
//           fn: (r) => r._field == "usage"
//         range (line 4)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 3)
//               bucket: "metrics"
// yield (line 13)
//     name: "greatest"
//   tail (line 13)
//       n: 1
//     sort (line 10)
//         columns: [_value]
//       filter (line 9)
//           fn: (r) => r._field == "usage"
//         range (line 8)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 7)
//               bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 2 ×
// PushIntoSourceRule: 2 ×
// FactsOfSeriesRule: 2 ×
// SortLimitRule: 1 ×
// RepeatedSubplansRule: 1 ×
//
// == sources
// `sort(columns: ["_value"])` stays outside the store: the store would have to read the same points to do it
//
// == plan as it will run
// yield (line 12)
//     name: "least"
//   sort (line 12)
//       columns: [_value]
//       n: 1
//       onEmpty: drop
//       runs: sorts each table and keeps its first rows only
//       memory: what it needs of one table
//       because: `limit` wants the first 1 rows of a table
//     scan #1 (line 3)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
// yield (line 13)
//     name: "greatest"
//   tail (line 13)
//       n: 1
//       runs: table by table
//       memory: one table
//     sort (line 10)
//         columns: [_value]
//         runs: sorts each table
//         memory: one table
//         because: rows may come in any order
//       scan (shared #1)
