// explain: --jit never
// data: metrics floats.lp
// Other reads, other directions, functions that call others.
a = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
b = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T12:00:00Z)
named = (name) => name

a |> sort(columns: ["_value"]) |> yield(name: "a")
b |> sort(columns: ["_value"]) |> yield(name: "b")
a |> sort(columns: ["_value"], desc: true) |> yield(name: "descending")
a |> keep(fn: (column) => named(name: column) == "_value") |> yield(name: "function")
a |> keep(fn: (column) => named(name: column) == "_value") |> yield(name: "again")

// ---
// == plan as written
// yield
//     name: "a"
//   sort
//       columns: _value
//     range #1
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from
//           bucket: "metrics"
// yield
//     name: "b"
//   sort
//       columns: _value
//     range
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T12:00:00Z
//       from
//           bucket: "metrics"
// yield
//     name: "descending"
//   sort
//       columns: _value
//       desc: true
//     range (shared #1)
// yield
//     name: "function"
//   project
//       keep: fn
//     range (shared #1)
// yield
//     name: "again"
//   project
//       keep: fn
//     range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 2 ×
// FactsOfSeriesRule: 2 ×
//
// == what was not pushed down
// `sort(columns: ["_value"])` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// yield
//     name: "a"
//     runs: row by row; keeps nothing
//   sort
//       columns: _value
//       runs: sorts each table; keeps one table
//       because: rows may come in any order
//     scan #1
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         values: float
//         tags: host, region
//         runs: reads and sends; keeps nothing
// yield
//     name: "b"
//     runs: row by row; keeps nothing
//   sort
//       columns: _value
//       runs: sorts each table; keeps one table
//       because: rows may come in any order
//     scan
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T12:00:00Z
//         values: float
//         tags: host, region
//         runs: reads and sends; keeps nothing
// yield
//     name: "descending"
//     runs: row by row; keeps nothing
//   sort
//       columns: _value
//       desc: true
//       runs: sorts each table; keeps one table
//       because: rows may come in any order
//     scan (shared #1)
// yield
//     name: "function"
//     runs: row by row; keeps nothing
//   project
//       keep: fn
//       runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//       because: which columns of the group keys are left is for a function to say
//     scan (shared #1)
// yield
//     name: "again"
//     runs: row by row; keeps nothing
//   project
//       keep: fn
//       runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//       because: which columns of the group keys are left is for a function to say
//     scan (shared #1)
