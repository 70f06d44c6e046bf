// explain: --jit never
// data: metrics floats.lp
// Somebody else reads the groups, or rows are aggregated that are not those of the groups.
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> group(columns: ["host"])

data |> mean() |> yield(name: "mean")
data |> derivative() |> yield(name: "derivative")
data |> limit(n: 1) |> max() |> yield(name: "max")

// ---
// == plan as written
// yield
//     name: "mean"
//   aggregate
//       fn: mean
//       column: _value
//     group #1
//         mode: by
//         columns: host
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "derivative"
//   derivative
//       unit: 1s
//       columns: _value
//     group (shared #1)
// yield
//     name: "max"
//   aggregate
//       fn: max
//       column: _value
//     limit
//         n: 1
//       group (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
//
// == what was not pushed down
// `group(columns: ["host"])` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// yield
//     name: "mean"
//     runs: row by row; keeps nothing
//   aggregate
//       fn: mean
//       column: _value
//       runs: folds each table and sends its row; keeps the rows of one table that it sends
//       because: tables come in order of their keys
//     group #1
//         mode: by
//         columns: host
//         runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//         because: the new keys are made of columns of the old ones
//       scan
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           runs: reads and sends; keeps nothing
// yield
//     name: "derivative"
//     runs: row by row; keeps nothing
//   derivative
//       unit: 1s
//       columns: _value
//       runs: row by row; keeps nothing
//     group (shared #1)
// yield
//     name: "max"
//     runs: row by row; keeps nothing
//   aggregate
//       fn: max
//       column: _value
//       runs: folds each table and sends its row; keeps the rows of one table that it sends
//       because: tables come in order of their keys
//     limit
//         n: 1
//         runs: row by row; keeps nothing
//       group (shared #1)
