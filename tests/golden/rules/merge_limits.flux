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
// yield (line 13)
//     name: "fires 1"
//   limit (line 12)
//       n: 2
//       offset: 1
//     limit (line 11)
//         n: 5
//       filter #1 (line 8)
//           fn: (r) => r._measurement == "cpu" and r._field == "usage"
//         range (line 7)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 6)
//               bucket: "metrics"
// yield (line 17)
//     name: "fires 2"
//   tail (line 16)
//       n: 3
//       offset: 1
//     tail (line 15)
//         n: 3
//         offset: 1
//       filter (shared #1)
// yield (line 22)
//     name: "stays 1"
//   limit (line 21)
//       n: 1
//       offset: 2
//     limit (line 20)
//         n: 2
//       filter (shared #1)
// yield (line 26)
//     name: "stays 2"
//   limit (line 25)
//       n: 0
//     limit (line 24)
//         n: 2
//         offset: 1
//       filter (shared #1)
// yield (line 30)
//     name: "stays 3"
//   limit (line 29)
//       n: 1
//     tail (line 28)
//         n: 3
//       filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// MergeLimitsRule: 2 ×, limits, or tails, that follow each other become one
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// RepeatedSubplansRule: 1 ×, what is computed in several places is computed once
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 13)
//     name: "fires 1"
//   limit #1 (line 12)
//       n: 2
//       offset: 1
//     scan #2 (line 6)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 17)
//     name: "fires 2"
//   tail (line 16)
//       n: 2
//       offset: 2
//       runs: table by table
//       memory: one table
//     scan (shared #2)
// yield (line 22)
//     name: "stays 1"
//   limit (line 21)
//       n: 1
//       offset: 2
//     limit (line 20)
//         n: 2
//       scan (shared #2)
// yield (line 26)
//     name: "stays 2"
//   limit (line 25)
//       n: 0
//     limit (shared #1)
// yield (line 30)
//     name: "stays 3"
//   limit (line 29)
//       n: 1
//     tail (line 28)
//         n: 3
//         runs: table by table
//         memory: one table
//       scan (shared #2)
