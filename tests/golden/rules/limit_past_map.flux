// explain: --jit never
// data: metrics floats.lp
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> map(fn: (r) => ({r with _value: 1}))
    |> limit(n: 2)
    |> yield(name: "limit")

data
    |> group()
    |> map(fn: (r) => ({at: r._time, field: r._field}))
    |> tail(n: 2)
    |> yield(name: "tail")

// ---
// == plan as written
// yield
//     name: "limit"
//   limit
//       n: 2
//     map
//         fn: (r) => ({r with _value: 1})
//       range #1
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "tail"
//   tail
//       n: 2
//     map
//         fn: (r) => ({at: r._time, field: r._field})
//       group
//           mode: by
//           columns:
//         range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// LimitPastMapRule: 2 ×
// FusePipelineRule: 2 ×
//
// == plan as it will run
// yield
//     name: "limit"
//     runs: row by row; keeps nothing
//   pipeline
//       map: (r) => ({r with _value: 1})
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     limit
//         n: 2
//         runs: row by row; keeps nothing
//       scan #1
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           values: float
//           tags: host, region
//           runs: reads and sends; keeps nothing
// yield
//     name: "tail"
//     runs: row by row; keeps nothing
//   pipeline
//       map: (r) => ({at: r._time, field: r._field})
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     tail
//         n: 2
//         runs: table by table; keeps one table
//       group
//           mode: by
//           columns:
//           runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//           because: all tables become one
//         scan (shared #1)
//
// == pipelines and their kernels
// pipeline 1: limit → map
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 string = column _field
// %4 string = column _measurement
// %5 string = column host
// %6 string = column region
// %7 int = constant 1
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %7
// output _field = %3
// output _measurement = %4
// output host = %5
// output region = %6
// pipeline 2: tail → map
// %0 time = column _time
// %1 string = column _field
// output at = %0
// output field = %1
