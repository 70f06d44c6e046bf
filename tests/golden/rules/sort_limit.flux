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
// yield
//     name: "fires 1"
//   limit
//       n: 2
//       onEmpty: drop
//     sort
//         columns: _value
//       filter #1
//           fn: (r) => r._measurement == "cpu" and r._field == "usage"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from
//               bucket: "metrics"
// yield
//     name: "fires 2"
//   limit
//       n: 2
//       onEmpty: drop
//     sort
//         columns: _value
//         desc: true
//       filter (shared #1)
// yield
//     name: "fires 3"
//   limit
//       n: 1
//       offset: 1
//     sort
//         columns: _value
//         desc: true
//       filter (shared #1)
// yield
//     name: "stays 1"
//   limit
//       n: 1
//       onEmpty: drop
//     sort #2
//         columns: _value
//       filter (shared #1)
// yield
//     name: "stays 2"
//   limit
//       n: 2
//       onEmpty: drop
//     sort (shared #2)
// yield
//     name: "stays 3"
//   tail
//       n: 1
//     sort
//         columns: _value
//       filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// SortLimitRule: 3 ×
// RepeatedSubplansRule: 1 ×
//
// == plan as it will run
// yield
//     name: "fires 1"
//     runs: row by row; keeps nothing
//   sort
//       columns: _value
//       n: 2
//       onEmpty: drop
//       runs: sorts each table and keeps its first rows only; keeps the rows of one table that it sends
//       because: only the first 2 rows of a table are wanted
//     scan #1
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
//   sort
//       columns: _value
//       desc: true
//       n: 2
//       onEmpty: drop
//       runs: sorts each table and keeps its first rows only; keeps the rows of one table that it sends
//       because: only the first 2 rows of a table are wanted
//     scan (shared #1)
// yield
//     name: "fires 3"
//     runs: row by row; keeps nothing
//   limit
//       n: 1
//       offset: 1
//       runs: row by row; keeps nothing
//     sort
//         columns: _value
//         desc: true
//         n: 2
//         runs: sorts each table and keeps its first rows only; keeps the rows of one table that it sends
//         because: only the first 2 rows of a table are wanted
//       scan (shared #1)
// yield
//     name: "stays 1"
//     runs: row by row; keeps nothing
//   limit
//       n: 1
//       onEmpty: drop
//       runs: row by row; keeps nothing
//     sort #2
//         columns: _value
//         runs: sorts each table; keeps one table
//         because: rows may come in any order
//       scan (shared #1)
// yield
//     name: "stays 2"
//     runs: row by row; keeps nothing
//   limit
//       n: 2
//       onEmpty: drop
//       runs: row by row; keeps nothing
//     sort (shared #2)
// yield
//     name: "stays 3"
//     runs: row by row; keeps nothing
//   tail
//       n: 1
//       runs: table by table; keeps one table
//     sort (shared #2)
