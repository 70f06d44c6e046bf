// explain: --jit never
// data: metrics mixed.lp
// A rename of nothing is left out; not one of columns that a table may lack, which is an error there.

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> rename(columns: {})
    |> yield(name: "fires 1")
cpu
    |> rename(columns: {_value: "_value"})
    |> yield(name: "fires 2")

cpu
    |> rename(columns: {_value: "v"})
    |> yield(name: "stays 1")
cpu
    |> rename(columns: {region: "region"})
    |> yield(name: "stays 2")
cpu
    |> rename(fn: (column) => column)
    |> yield(name: "stays 3")

// ---
// == plan as written
// yield
//     name: "fires 1"
//   rename
//     filter #1
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "fires 2"
//   rename
//       _value: _value
//     filter (shared #1)
// yield
//     name: "stays 1"
//   rename
//       _value: v
//     filter (shared #1)
// yield
//     name: "stays 2"
//   rename
//       region: region
//     filter (shared #1)
// yield
//     name: "stays 3"
//   rename
//       fn: <function >
//     filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// RedundantRenameRule: 2 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
//
// == plan as it will run
// yield
//     name: "fires 1"
//     runs: row by row; keeps nothing
//   scan #1
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: host, region?
//       runs: reads and sends; keeps nothing
// yield
//     name: "fires 2"
//     runs: row by row; keeps nothing
//   scan (shared #1)
// yield
//     name: "stays 1"
//     runs: row by row; keeps nothing
//   rename
//       _value: v
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     scan (shared #1)
// yield
//     name: "stays 2"
//     runs: row by row; keeps nothing
//   rename
//       region: region
//       runs: row by row; tables whose keys may change wait for all others; keeps all tables
//       because: `region` may be in group keys
//     scan (shared #1)
// yield
//     name: "stays 3"
//     runs: row by row; keeps nothing
//   rename
//       fn: <function >
//       runs: row by row; tables whose keys may change wait for all others; keeps all tables
//       because: which columns are renamed is for a function to say
//     scan (shared #1)
