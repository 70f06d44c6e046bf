// explain: --jit never
// data: metrics floats.lp
// The order decides about last bits, and among equal values.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> sort(columns: ["host", "_value"])

data |> sum() |> yield(name: "sum")
data |> max() |> yield(name: "max")
data |> top(n: 2) |> count() |> yield(name: "fewer rows")

// ---
// == plan as written
// yield (line 8)
//     name: "sum"
//   aggregate (line 8)
//       fn: sum
//       column: _value
//     sort #1 (line 6)
//         columns: [host, _value]
//       range (line 5)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 4)
//             bucket: "metrics"
// yield (line 9)
//     name: "max"
//   aggregate (line 9)
//       fn: max
//       column: _value
//     sort (shared #1)
// yield (line 10)
//     name: "fewer rows"
//   aggregate (line 10)
//       fn: count
//       column: _value
//     limit (line 10, in top)
//         n: 2
//         onEmpty: drop
//       sort (line 10, in top)
//           columns: [_value]
//           desc: true
//         sort (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// SortLimitRule: 1 ×, a `sort` keeps only the rows that `limit` wants
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
//
// == sources
// the store does `range`
// `sort(columns: ["host", "_value"])` stays outside the store: doing it there would not spare any reading
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 8)
//     name: "sum"
//   aggregate (line 8)
//       fn: sum
//       column: _value
//       runs: folds each table and sends its row
//       memory: what it needs of one table
//       because: tables come in order of their keys
//     sort #1 (line 6)
//         columns: [host, _value]
//         threads: each takes some of the tables; what they send is put in order again
//         runs: sorts each table, a large one with all threads
//         memory: one table, in each thread
//         because: rows may come in any order
//       scan (line 4)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           values: float
//           tags: [host, region]
//           threads: each takes some of the tables
// yield (line 9)
//     name: "max"
//   aggregate (line 9)
//       fn: max
//       column: _value
//       runs: folds each table and sends its row
//       memory: what it needs of one table
//       because: tables come in order of their keys
//     sort (shared #1)
// yield (line 10)
//     name: "fewer rows"
//   aggregate (line 10)
//       fn: count
//       column: _value
//       runs: folds each table and sends its row
//       memory: what it needs of one table
//       because: tables come in order of their keys
//     sort (line 10, in top)
//         columns: [_value]
//         desc: true
//         n: 2
//         onEmpty: drop
//         runs: sorts each table and keeps its first rows only
//         memory: what it needs of one table
//         because: `limit` wants the first 2 rows of a table
//       sort (shared #1)
