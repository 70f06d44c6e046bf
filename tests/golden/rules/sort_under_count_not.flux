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
// yield
//     name: "sum"
//   aggregate
//       fn: sum
//       column: _value
//     sort #1
//         columns: host, _value
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "max"
//   aggregate
//       fn: max
//       column: _value
//     sort (shared #1)
// yield
//     name: "fewer rows"
//   aggregate
//       fn: count
//       column: _value
//     limit
//         n: 2
//         onEmpty: drop
//       sort
//           columns: _value
//           desc: true
//         sort (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// SortLimitRule: 1 ×
//
// == what was not pushed down
// `sort(columns: ["host", "_value"])` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// yield
//     name: "sum"
//     runs: row by row; keeps nothing
//   aggregate
//       fn: sum
//       column: _value
//       runs: folds each table and sends its row; keeps the rows of one table that it sends
//       because: tables come in order of their keys
//     sort #1
//         columns: host, _value
//         runs: sorts each table; keeps one table
//         because: rows may come in any order
//       scan
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           values: float
//           tags: host, region
//           runs: reads and sends; keeps nothing
// yield
//     name: "max"
//     runs: row by row; keeps nothing
//   aggregate
//       fn: max
//       column: _value
//       runs: folds each table and sends its row; keeps the rows of one table that it sends
//       because: tables come in order of their keys
//     sort (shared #1)
// yield
//     name: "fewer rows"
//     runs: row by row; keeps nothing
//   aggregate
//       fn: count
//       column: _value
//       runs: folds each table and sends its row; keeps the rows of one table that it sends
//       because: tables come in order of their keys
//     sort
//         columns: _value
//         desc: true
//         n: 2
//         onEmpty: drop
//         runs: sorts each table and keeps its first rows only; keeps the rows of one table that it sends
//         because: only the first 2 rows of a table are wanted
//       sort (shared #1)
