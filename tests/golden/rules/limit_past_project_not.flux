// explain: --jit never
// data: metrics floats.lp
// Tables that lose their host may meet; a function is asked for every table.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> drop(columns: ["host"])
    |> limit(n: 2)
    |> yield(name: "key")

data
    |> drop(fn: (column) => column == "_value")
    |> tail(n: 2)
    |> yield(name: "function")

// ---
// == plan as written
// yield
//     name: "key"
//   limit
//       n: 2
//     project
//         drop: [host]
//       range #1
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "function"
//   tail
//       n: 2
//     project
//         drop: fn
//       range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
//
// == plan as it will run
// yield
//     name: "key"
//     runs: row by row; keeps nothing
//   limit
//       n: 2
//       runs: row by row; keeps nothing
//     project
//         drop: [host]
//         runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//         because: the keys that are left come in another order
//       scan #1
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           values: float
//           tags: host, region
//           runs: reads and sends; keeps nothing
// yield
//     name: "function"
//     runs: row by row; keeps nothing
//   tail
//       n: 2
//       runs: table by table; keeps one table
//     project
//         drop: fn
//         runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//         because: which columns of the group keys are left is for a function to say
//       scan (shared #1)
