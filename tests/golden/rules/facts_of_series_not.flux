// explain: --jit never
// data: metrics ../store/metrics.lp
// A plan that writes may read what it wrote, of which nothing is known before.
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

data
    |> group(columns: ["host"])
    |> filter(fn: (r) => r.host == "a")
    |> yield(name: "read")
data
    |> to(bucket: "metrics")

// ---
// == plan as written
// yield
//     name: "read"
//   filter
//       fn: (r) => r.host == "a"
//     group
//         mode: by
//         columns: host
//       filter #1
//           fn: (r) => r._measurement == "cpu" and r._field == "usage"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from
//               bucket: "metrics"
// to
//     bucket: metrics
//   filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FusePipelineRule: 1 ×
//
// == plan as it will run
// yield
//     name: "read"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r.host == "a"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     group
//         mode: by
//         columns: host
//         runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//         because: the new keys are made of columns of the old ones
//       scan #1
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._measurement == "cpu"
//           predicate: (r) => r._field == "usage"
//           runs: reads and sends; keeps nothing
// to
//     bucket: metrics
//     runs: row by row; keeps nothing
//   scan (shared #1)
//
// == pipelines and their kernels
// pipeline 1: group → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
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
