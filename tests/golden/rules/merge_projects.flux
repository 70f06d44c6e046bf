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
//
// == plan as it will run
// yield
//     name: "fires 1"
//   project
//       drop: [_time, region]
//     scan #1
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage"
// yield
//     name: "fires 2"
//   project
//       keep: [_value, host]
//     scan (shared #1)
// yield
//     name: "fires 3"
//   project
//       keep: [_field, _value]
//     group
//         mode: by
//         columns: _field
//       scan (shared #1)
// yield
//     name: "fires 4"
//   project
//       keep: [_value]
//     group
//         mode: by
//         columns: _field
//       scan (shared #1)
// yield
//     name: "stays 1"
//   project
//       drop: [host]
//     project
//         drop: [region]
//       scan (shared #1)
// yield
//     name: "stays 2"
//   project
//       drop: [host]
//     project
//         keep: [host, _value]
//       scan (shared #1)
// yield
//     name: "stays 3"
//   project
//       drop: fn
//     project
//         drop: [_time]
//       scan (shared #1)
