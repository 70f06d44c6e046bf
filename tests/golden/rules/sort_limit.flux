// explain: --jit never
// data: metrics ../store/metrics.lp
// A sort under a limit orders only the rows that the limit reads; not where others read it, too.

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

sorted = cpu |> sort()

cpu
    |> sort()
    |> limit(n: 2)
    |> yield(name: "fires 1")
cpu
    |> top(n: 2)
    |> yield(name: "fires 2")
cpu
    |> sort(desc: true)
    |> limit(n: 1, offset: 1)
    |> yield(name: "fires 3")

sorted
    |> limit(n: 1)
    |> yield(name: "stays 1")
sorted
    |> limit(n: 2)
    |> yield(name: "stays 2")
cpu
    |> sort()
    |> tail(n: 1)
    |> yield(name: "stays 3")

// ---
// == plan as written
// yield (line 15)
//     name: "fires 1"
//   limit (line 14)
//       n: 2
//       onEmpty: drop
//     sort (line 13)
//         columns: [_value]
//       filter #1 (line 8)
//           fn: (r) => r._measurement == "cpu" and r._field == "usage"
//         range (line 7)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 6)
//               bucket: "metrics"
// yield (line 18)
//     name: "fires 2"
//   limit (line 17, in top)
//       n: 2
//       onEmpty: drop
//     sort (line 17, in top)
//         columns: [_value]
//         desc: true
//       filter (shared #1)
// yield (line 22)
//     name: "fires 3"
//   limit (line 21)
//       n: 1
//       offset: 1
//     sort (line 20)
//         columns: [_value]
//         desc: true
//       filter (shared #1)
// yield (line 26)
//     name: "stays 1"
//   limit (line 25)
//       n: 1
//       onEmpty: drop
//     sort #2 (line 10)
//         columns: [_value]
//       filter (shared #1)
// yield (line 29)
//     name: "stays 2"
//   limit (line 28)
//       n: 2
//       onEmpty: drop
//     sort (shared #2)
// yield (line 33)
//     name: "stays 3"
//   tail (line 32)
//       n: 1
//     sort (line 31)
//         columns: [_value]
//       filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// SortLimitRule: 3 ×, a `sort` keeps only the rows that `limit` wants
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// RepeatedSubplansRule: 1 ×, what is computed in several places is computed once
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 15)
//     name: "fires 1"
//   sort (line 13)
//       columns: [_value]
//       n: 2
//       onEmpty: drop
//       runs: sorts each table and keeps its first rows only
//       memory: what it needs of one table
//       because: `limit` wants the first 2 rows of a table
//     scan #1 (line 6)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 18)
//     name: "fires 2"
//   sort (line 17, in top)
//       columns: [_value]
//       desc: true
//       n: 2
//       onEmpty: drop
//       runs: sorts each table and keeps its first rows only
//       memory: what it needs of one table
//       because: `limit` wants the first 2 rows of a table
//     scan (shared #1)
// yield (line 22)
//     name: "fires 3"
//   limit (line 21)
//       n: 1
//       offset: 1
//     sort (line 20)
//         columns: [_value]
//         desc: true
//         n: 2
//         runs: sorts each table and keeps its first rows only
//         memory: what it needs of one table
//         because: `limit` wants the first 2 rows of a table
//       scan (shared #1)
// yield (line 26)
//     name: "stays 1"
//   limit (line 25)
//       n: 1
//       onEmpty: drop
//     sort #2 (line 10)
//         columns: [_value]
//         runs: sorts each table, a large one with all threads
//         memory: one table
//         because: rows may come in any order
//       scan (shared #1)
// yield (line 29)
//     name: "stays 2"
//   limit (line 28)
//       n: 2
//       onEmpty: drop
//     sort (shared #2)
// yield (line 33)
//     name: "stays 3"
//   tail (line 32)
//       n: 1
//       runs: table by table
//       memory: one table
//     sort (shared #2)
