// explain: --jit never
// data: metrics ../store/metrics.lp
// Limits of limits and tails of tails are one; not where that would change which tables stay without rows.

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> limit(n: 5)
    |> limit(n: 2, offset: 1)
    |> yield(name: "fires 1")
cpu
    |> tail(n: 3, offset: 1)
    |> tail(n: 3, offset: 1)
    |> yield(name: "fires 2")

cpu
    |> limit(n: 2)
    |> limit(n: 1, offset: 2)
    |> yield(name: "stays 1")
cpu
    |> limit(n: 2, offset: 1)
    |> limit(n: 0)
    |> yield(name: "stays 2")
cpu
    |> tail(n: 3)
    |> limit(n: 1)
    |> yield(name: "stays 3")

// ---
// == plan as written
// yield
//     name: "fires 1"
//   limit
//       n: 2
//       offset: 1
//     limit
//         n: 5
//       filter #1
//           fn: (r) => r._measurement == "cpu" and r._field == "usage"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from
//               bucket: "metrics"
// yield
//     name: "fires 2"
//   tail
//       n: 3
//       offset: 1
//     tail
//         n: 3
//         offset: 1
//       filter (shared #1)
// yield
//     name: "stays 1"
//   limit
//       n: 1
//       offset: 2
//     limit
//         n: 2
//       filter (shared #1)
// yield
//     name: "stays 2"
//   limit
//       n: 0
//     limit
//         n: 2
//         offset: 1
//       filter (shared #1)
// yield
//     name: "stays 3"
//   limit
//       n: 1
//     tail
//         n: 3
//       filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// MergeLimitsRule: 2 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// RepeatedSubplansRule: 1 ×
//
// == plan as it will run
// yield
//     name: "fires 1"
//     runs: row by row; keeps nothing
//   limit #1
//       n: 2
//       offset: 1
//       runs: row by row; keeps nothing
//     scan #2
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: host, region
//         runs: reads and sends; keeps nothing
// yield
//     name: "fires 2"
//     runs: row by row; keeps nothing
//   tail
//       n: 2
//       offset: 2
//       runs: table by table; keeps one table
//     scan (shared #2)
// yield
//     name: "stays 1"
//     runs: row by row; keeps nothing
//   limit
//       n: 1
//       offset: 2
//       runs: row by row; keeps nothing
//     limit
//         n: 2
//         runs: row by row; keeps nothing
//       scan (shared #2)
// yield
//     name: "stays 2"
//     runs: row by row; keeps nothing
//   limit
//       n: 0
//       runs: row by row; keeps nothing
//     limit (shared #1)
// yield
//     name: "stays 3"
//     runs: row by row; keeps nothing
//   limit
//       n: 1
//       runs: row by row; keeps nothing
//     tail
//         n: 3
//         runs: table by table; keeps one table
//       scan (shared #2)
