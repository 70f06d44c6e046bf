// explain: --jit never
// One result reads everything, so the other one takes its part of that.
// data: metrics ../store/metrics.lp
data = from(bucket: "metrics") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data |> filter(fn: (r) => r._field == "usage") |> yield(name: "usage")

data |> yield(name: "all")

// ---
// == plan as written
// yield
//     name: "usage"
//   filter
//       fn: (r) => r._field == "usage"
//     range #1
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from
//           bucket: "metrics"
// yield
//     name: "all"
//   range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 1 ×
//
// == plan as it will run
// yield
//     name: "usage"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r._field == "usage"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     scan #1
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: host, path?, region?
//         runs: reads and sends; keeps nothing
// yield
//     name: "all"
//     runs: row by row; keeps nothing
//   scan (shared #1)
//
// == pipelines and their kernels
// pipeline 1: scan → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 int = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 string = constant "usage"
// %9 bool = equal %4, %8
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
