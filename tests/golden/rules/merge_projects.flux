// explain: --jit never
// data: metrics ../store/metrics.lp
// Two of keep and drop become one, unless the first can join tables.

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> drop(columns: ["_time"])
    |> drop(columns: ["region"])
    |> yield(name: "fires 1")
cpu
    |> drop(columns: ["_time"])
    |> keep(columns: ["_time", "_value", "host"])
    |> yield(name: "fires 2")
cpu
    |> group(columns: ["_field"])
    |> keep(columns: ["_field", "_time", "_value"])
    |> drop(columns: ["_time"])
    |> yield(name: "fires 3")
cpu
    |> group(columns: ["_field"])
    |> keep(columns: ["_field", "_time", "_value"])
    |> keep(columns: ["_value", "region"])
    |> yield(name: "fires 4")

cpu
    |> drop(columns: ["region"])
    |> drop(columns: ["host"])
    |> yield(name: "stays 1")
cpu
    |> keep(columns: ["host", "_value"])
    |> drop(columns: ["host"])
    |> yield(name: "stays 2")
cpu
    |> drop(columns: ["_time"])
    |> drop(fn: (column) => column == "host")
    |> yield(name: "stays 3")

// ---
// == plan as written
// yield
//     name: "fires 1"
//   project
//       drop: [region]
//     project
//         drop: [_time]
//       filter #1
//           fn: (r) => r._measurement == "cpu" and r._field == "usage"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from
//               bucket: "metrics"
// yield
//     name: "fires 2"
//   project
//       keep: [_time, _value, host]
//     project
//         drop: [_time]
//       filter (shared #1)
// yield
//     name: "fires 3"
//   project
//       drop: [_time]
//     project
//         keep: [_field, _time, _value]
//       group
//           mode: by
//           columns: _field
//         filter (shared #1)
// yield
//     name: "fires 4"
//   project
//       keep: [_value, region]
//     project
//         keep: [_field, _time, _value]
//       group
//           mode: by
//           columns: _field
//         filter (shared #1)
// yield
//     name: "stays 1"
//   project
//       drop: [host]
//     project
//         drop: [region]
//       filter (shared #1)
// yield
//     name: "stays 2"
//   project
//       drop: [host]
//     project
//         keep: [host, _value]
//       filter (shared #1)
// yield
//     name: "stays 3"
//   project
//       drop: fn
//     project
//         drop: [_time]
//       filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// MergeProjectsRule: 4 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// RepeatedSubplansRule: 1 ×
//
// == plan as it will run
// yield
//     name: "fires 1"
//     runs: row by row; keeps nothing
//   project
//       drop: [_time, region]
//       runs: joins neighbouring tables whose keys become equal; keeps one table
//       because: the keys that are left come in the same order
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
//   project
//       keep: [_value, host]
//       runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//       because: the keys that are left come in another order
//     scan (shared #1)
// yield
//     name: "fires 3"
//     runs: row by row; keeps nothing
//   project
//       keep: [_field, _value]
//       runs: passes tables on with the columns that are left; keeps nothing
//       because: all columns of the group keys are left, so no tables become one
//     group #2
//         mode: by
//         columns: _field
//         runs: moves tables without looking at rows, and joins neighbours whose keys become equal; keeps one table
//         because: the new keys are made of the first columns of the old ones, which ascend
//       scan (shared #1)
// yield
//     name: "fires 4"
//     runs: row by row; keeps nothing
//   project
//       keep: [_value]
//       runs: joins neighbouring tables whose keys become equal; keeps one table
//       because: the keys that are left come in the same order
//     group (shared #2)
// yield
//     name: "stays 1"
//     runs: row by row; keeps nothing
//   project
//       drop: [host]
//       runs: joins neighbouring tables whose keys become equal; keeps one table
//       because: the keys that are left come in the same order
//     project
//         drop: [region]
//         runs: joins neighbouring tables whose keys become equal; keeps one table
//         because: the keys that are left come in the same order
//       scan (shared #1)
// yield
//     name: "stays 2"
//     runs: row by row; keeps nothing
//   project
//       drop: [host]
//       runs: joins neighbouring tables whose keys become equal; keeps one table
//       because: the keys that are left come in the same order
//     project
//         keep: [host, _value]
//         runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//         because: the keys that are left come in another order
//       scan (shared #1)
// yield
//     name: "stays 3"
//     runs: row by row; keeps nothing
//   project
//       drop: fn
//       runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//       because: which columns of the group keys are left is for a function to say
//     project
//         drop: [_time]
//         runs: passes tables on with the columns that are left; keeps nothing
//         because: all columns of the group keys are left, so no tables become one
//       scan (shared #1)
