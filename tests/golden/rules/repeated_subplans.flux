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

a |> tail(n: 1) |> yield(name: "greatest")
b |> tail(n: 1, offset: 1) |> yield(name: "next")

// ---
// == plan as written
// yield (line 12)
//     name: "greatest"
//   tail (line 12)
//       n: 1
//     sort (line 6)
//         columns: [_value]
//       filter (line 5)
//           fn: (r) => r._field == "usage"
//         range (line 4)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 3)
//               bucket: "metrics"
// yield (line 13)
//     name: "next"
//   tail (line 13)
//       n: 1
//       offset: 1
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
// PushRangeIntoScanRule: 2 ×, `range` bounds what is read
// PushIntoSourceRule: 2 ×, a source does an operation while it reads
// FactsOfSeriesRule: 2 ×, a source says which types and tags its series have
// RepeatedSubplansRule: 2 ×, what is computed in several places is computed once
//
// == sources
// the store does `range` and `filter(fn: (r) => r._field == "usage")`
// `sort(columns: ["_value"])` stays outside the store: doing it there would not spare any reading
//
// == plan as it will run
// yield (line 12)
//     name: "greatest"
//   tail (line 12)
//       n: 1
//       runs: table by table
//       memory: one table
//     sort #1 (line 6)
//         columns: [_value]
//         threads: each takes some of the tables; what they send is put in order again
//         runs: sorts each table, a large one with all threads
//         memory: one table, in each thread
//         because: rows may come in any order
//       scan (line 3)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._field == "usage"
//           values: float
//           tags: [host, region]
//           threads: each takes some of the tables
// yield (line 13)
//     name: "next"
//   tail (line 13)
//       n: 1
//       offset: 1
//       runs: table by table
//       memory: one table
//     sort (shared #1)
