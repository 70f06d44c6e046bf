// explain: --jit never
// data: metrics ../store/metrics.lp
// A keep or drop that takes no column away is left out.
import "array"

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> drop(columns: [])
    |> yield(name: "fires 1")
cpu
    |> group(columns: ["_field"])
    |> drop(columns: ["region"])
    |> filter(fn: (r) => r._value > 1.0)
    |> drop(columns: ["region"])
    |> yield(name: "fires 2")
array.from(rows: [{a: 1, b: 2}])
    |> keep(columns: ["a", "b"])
    |> yield(name: "fires 3")

cpu
    |> drop(columns: ["region"])
    |> yield(name: "stays 1")
cpu
    |> keep(columns: ["_time", "_value", "host"])
    |> yield(name: "stays 2")
cpu
    |> drop(fn: (column) => column == "none")
    |> yield(name: "stays 3")
cpu
    |> drop(columns: ["hots"])
    |> yield(name: "stays 4")

// ---
// == plan as written
// yield
//     name: "fires 1"
//   project
//       drop: []
//     filter #1
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "fires 2"
//   project
//       drop: [region]
//     filter
//         fn: (r) => r._value > 1.0
//       project
//           drop: [region]
//         group
//             mode: by
//             columns: _field
//           filter (shared #1)
// yield
//     name: "fires 3"
//   project
//       keep: [a, b]
//     memoryTables
//         from: array.from
//         tables: 1
//         rows: 1
// yield
//     name: "stays 1"
//   project
//       drop: [region]
//     filter (shared #1)
// yield
//     name: "stays 2"
//   project
//       keep: [_time, _value, host]
//     filter (shared #1)
// yield
//     name: "stays 3"
//   project
//       drop: fn
//     filter (shared #1)
// yield
//     name: "stays 4"
//   project
//       drop: [hots]
//     filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// RedundantProjectRule: 3 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FilterPastProjectRule: 1 ×
// FilterPastGroupRule: 1 ×
// FusePipelineRule: 1 ×
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
//       tags: host, region
//       runs: reads and sends; keeps nothing
// yield
//     name: "fires 2"
//     runs: row by row; keeps nothing
//   project
//       drop: [region]
//       runs: passes tables on with the columns that are left; keeps nothing
//       because: all columns of the group keys are left, so no tables become one
//     group
//         mode: by
//         columns: _field
//         runs: moves tables without looking at rows, and joins neighbours whose keys become equal; keeps one table
//         because: the new keys are made of the first columns of the old ones, which ascend
//       pipeline
//           filter: (r) => r._value > 1.0
//           runs: row by row; keeps nothing
//           because: group keys stay as they are
//         scan (shared #1)
// yield
//     name: "fires 3"
//     runs: row by row; keeps nothing
//   memoryTables
//       from: array.from
//       tables: 1
//       rows: 1
//       runs: reads and sends; keeps nothing
// yield
//     name: "stays 1"
//     runs: row by row; keeps nothing
//   project
//       drop: [region]
//       runs: joins neighbouring tables whose keys become equal; keeps one table
//       because: the keys that are left come in the same order
//     scan (shared #1)
// yield
//     name: "stays 2"
//     runs: row by row; keeps nothing
//   project
//       keep: [_time, _value, host]
//       runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//       because: the keys that are left come in another order
//     scan (shared #1)
// yield
//     name: "stays 3"
//     runs: row by row; keeps nothing
//   project
//       drop: fn
//       runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//       because: which columns of the group keys are left is for a function to say
//     scan (shared #1)
// yield
//     name: "stays 4"
//     runs: row by row; keeps nothing
//   project
//       drop: [hots]
//       runs: passes tables on with the columns that are left; keeps nothing
//       because: all columns of the group keys are left, so no tables become one
//     scan (shared #1)
//
// == pipelines and their kernels
// pipeline 1: scan → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 float = constant 1.0
// %9 bool = greater %3, %8
// %10 bool = is_true %9
// select %10
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
