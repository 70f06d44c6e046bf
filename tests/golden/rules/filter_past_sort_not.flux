// explain: --jit never
// data: metrics ../store/metrics.lp
// Which rows are the first two depends on the filter; and whether a comparison of `_value` fails, on the table that comes first.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> sort(columns: ["_time"], desc: true)
    |> limit(n: 2)
    |> filter(fn: (r) => r.host == "a")
    |> yield(name: "limited")

data
    |> sort(columns: ["_value"])
    |> filter(fn: (r) => r.host == "a" and r._value > 1.0)
    |> yield(name: "failing")

// ---
// == plan as written
// yield
//     name: "limited"
//   filter
//       fn: (r) => r.host == "a"
//     limit
//         n: 2
//         onEmpty: drop
//       sort
//           columns: _time
//           desc: true
//         range #1
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from
//               bucket: "metrics"
// yield
//     name: "failing"
//   filter
//       fn: (r) => r.host == "a" and r._value > 1.0
//     sort
//         columns: _value
//       range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// SortLimitRule: 1 ×
// FusePipelineRule: 2 ×
//
// == plan as it will run
// yield
//     name: "limited"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r.host == "a"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     sort
//         columns: _time
//         desc: true
//         n: 2
//         onEmpty: drop
//         runs: sorts each table and keeps its first rows only; keeps the rows of one table that it sends
//         because: only the first 2 rows of a table are wanted
//       scan #1
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           tags: host, path?, region?
//           runs: reads and sends; keeps nothing
// yield
//     name: "failing"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r.host == "a" and r._value > 1.0
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     sort
//         columns: _value
//         runs: sorts each table; keeps one table
//         because: rows may come in any order
//       scan (shared #1)
//
// == pipelines and their kernels
// pipeline 1: sort → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 int = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 string = constant "a"
// %9 bool = equal %6, %8
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
// pipeline 2: sort → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 int = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 string = constant "a"
// %9 bool = equal %6, %8
// %10 float = constant 1.0
// %11 float = to_float %3
// %12 bool = greater %11, %10
// %13 bool = and %9, %12
// %14 bool = is_true %13
// select %14
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
