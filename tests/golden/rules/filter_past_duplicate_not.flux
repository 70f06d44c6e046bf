// explain: --jit never
// data: metrics mixed.lp
// `host` is in group keys; and tables without `host` make `duplicate` fail.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> duplicate(column: "_field", as: "host")
    |> filter(fn: (r) => r.region == "eu")
    |> yield(name: "key")

data
    |> duplicate(column: "host", as: "_value")
    |> filter(fn: (r) => r.region == "eu")
    |> yield(name: "absent")

// ---
// == plan as written
// yield
//     name: "key"
//   filter
//       fn: (r) => r.region == "eu"
//     duplicate
//         column: _field
//         as: host
//       range #1
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "absent"
//   filter
//       fn: (r) => r.region == "eu"
//     duplicate
//         column: host
//         as: _value
//       range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 2 ×
//
// == plan as it will run
// yield
//     name: "key"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r.region == "eu"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     duplicate
//         column: _field
//         as: host
//         runs: row by row; tables whose keys may change wait for all others; keeps all tables
//         because: `host` may be in group keys
//       scan #1
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           tags: host?, region?, usage?
//           runs: reads and sends; keeps nothing
// yield
//     name: "absent"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r.region == "eu"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     duplicate
//         column: host
//         as: _value
//         runs: row by row; keeps nothing
//         because: group keys stay as they are
//       scan (shared #1)
//
// == pipelines and their kernels
// pipeline 1: duplicate → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 int = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column usage
// %7 string = column host
// %8 bool = constant false
// select %8
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output usage = %6
// output host = %7
// pipeline 2: duplicate → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 string = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 string = constant "eu"
// %9 bool = equal %7, %8
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
