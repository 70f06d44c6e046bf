// explain: --jit never
// data: metrics ../store/metrics.lp
// Rows that are in order already are not sorted again.

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> sort(columns: ["_time"])
    |> yield(name: "fires 1")
cpu
    |> group(columns: ["_field"])
    |> sort(columns: ["_value"], desc: true)
    |> filter(fn: (r) => r._value > 1.0)
    |> sort(columns: ["_field", "_value"], desc: true)
    |> yield(name: "fires 2")
cpu
    |> group(columns: ["_field"])
    |> limit(n: 1)
    |> sort()
    |> yield(name: "fires 3")

cpu
    |> sort(columns: ["_time"], desc: true)
    |> yield(name: "stays 1")
cpu
    |> sort(columns: ["_time", "_value"])
    |> yield(name: "stays 2")
cpu
    |> group()
    |> sort(columns: ["_time"])
    |> yield(name: "stays 3")

// ---
// == plan as written
// yield
//     name: "fires 1"
//   sort
//       columns: _time
//     filter #1
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "fires 2"
//   sort
//       columns: _field, _value
//       desc: true
//     filter
//         fn: (r) => r._value > 1.0
//       sort
//           columns: _value
//           desc: true
//         group
//             mode: by
//             columns: _field
//           filter (shared #1)
// yield
//     name: "fires 3"
//   sort
//       columns: _value
//     limit
//         n: 1
//       group
//           mode: by
//           columns: _field
//         filter (shared #1)
// yield
//     name: "stays 1"
//   sort
//       columns: _time
//       desc: true
//     filter (shared #1)
// yield
//     name: "stays 2"
//   sort
//       columns: _time, _value
//     filter (shared #1)
// yield
//     name: "stays 3"
//   sort
//       columns: _time
//     group
//         mode: by
//         columns:
//       filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// RedundantSortRule: 3 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FilterPastSortRule: 1 ×
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
//   sort
//       columns: _value
//       desc: true
//       runs: sorts each table; keeps one table
//       because: rows may come in any order
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
//   limit
//       n: 1
//       runs: row by row; keeps nothing
//     group
//         mode: by
//         columns: _field
//         runs: moves tables without looking at rows, and joins neighbours whose keys become equal; keeps one table
//         because: the new keys are made of the first columns of the old ones, which ascend
//       scan (shared #1)
// yield
//     name: "stays 1"
//     runs: row by row; keeps nothing
//   sort
//       columns: _time
//       desc: true
//       runs: sorts each table; keeps one table
//       because: rows may come in any order
//     scan (shared #1)
// yield
//     name: "stays 2"
//     runs: row by row; keeps nothing
//   sort
//       columns: _time, _value
//       runs: sorts each table; keeps one table
//       because: rows may come in any order
//     scan (shared #1)
// yield
//     name: "stays 3"
//     runs: row by row; keeps nothing
//   sort
//       columns: _time
//       runs: sorts each table; keeps one table
//       because: rows may come in any order
//     group
//         mode: by
//         columns:
//         runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//         because: all tables become one
//       scan (shared #1)
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
