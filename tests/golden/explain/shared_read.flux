// explain: --jit never
// A read that two results use stays one.
// data: metrics ../store/metrics.lp
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._field == "usage")

data |> aggregateWindow(every: 1h, fn: mean) |> yield(name: "mean")

data |> map(fn: (r) => ({r with _value: r._value * 2.0})) |> yield(name: "double")

// ---
// == plan as written
// yield
//     name: "mean"
//   window
//       every: inf
//     duplicate
//         column: _stop
//         as: _time
//       tableFill
//         aggregate
//             fn: mean
//             column: _value
//           window
//               every: 1h
//               createEmpty: true
//             filter #1
//                 fn: (r) => r._field == "usage"
//               range
//                   range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//                 from
//                     bucket: "metrics"
// yield
//     name: "double"
//   map
//       fn: (r) => ({r with _value: r._value * 2.0})
//     filter (shared #1)
//
// == rules
// AggregateWindowCreateEmptyRule: 1 ×
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 2 ×
//
// == plan as it will run
// yield
//     name: "mean"
//     runs: row by row; keeps nothing
//   pipeline
//       aggregateWindow: fn: mean, column: _value, every: 1h, createEmpty: true
//       runs: folds the windows of each table and sends them; keeps one table
//       because: tables have the same time bounds and come in order of their keys, which differ
//     scan #1
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: host, region
//         runs: reads and sends; keeps nothing
// yield
//     name: "double"
//     runs: row by row; keeps nothing
//   pipeline
//       map: (r) => ({r with _value: r._value * 2.0})
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     scan (shared #1)
//
// == pipelines and their kernels
// pipeline 1: scan → aggregateWindow(mean)
//   no row functions
// pipeline 2: scan → map
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 float = constant 2.0
// %9 float = multiply %3, %8
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %9
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
