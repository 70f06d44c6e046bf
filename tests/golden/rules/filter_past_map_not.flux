// explain: --jit never
// data: metrics ../store/metrics.lp
// The map fails on values that are no floats, and the other one takes `host` out of the tables.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> map(fn: (r) => ({r with _value: r._value + 1.0}))
    |> filter(fn: (r) => r._field == "usage")
    |> yield(name: "failing")

data
    |> map(fn: (r) => ({_time: r._time, region: r._measurement}))
    |> filter(fn: (r) => r.region == "cpu")
    |> yield(name: "keys")

// ---
// == plan as written
// yield
//     name: "failing"
//   filter
//       fn: (r) => r._field == "usage"
//     map
//         fn: (r) => ({r with _value: r._value + 1.0})
//       range #1
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "keys"
//   filter
//       fn: (r) => r.region == "cpu"
//     map
//         fn: (r) => ({_time: r._time, region: r._measurement})
//       range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 4 ×
//
// == plan as it will run
// yield
//     name: "failing"
//     runs: row by row; keeps nothing
//   pipeline
//       map: (r) => ({r with _value: r._value + 1.0})
//       filter: (r) => r._field == "usage"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     scan #1
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: host, path?, region?
//         runs: reads and sends; keeps nothing
// yield
//     name: "keys"
//     runs: row by row; keeps nothing
//   pipeline
//       map: (r) => ({_time: r._time, region: r._measurement})
//       filter: (r) => r.region == "cpu"
//       runs: row by row; tables whose keys may change wait for all others; keeps all tables
//       because: a map may change columns of group keys
//     scan (shared #1)
//
// == pipelines and their kernels
// pipeline 1: scan → map → filter
// type conflict: int != float; numbers are not converted by themselves: write `1.0` for `1`, or convert with `float(v: …)`
// pipeline 2: scan → map → filter
// %0 time = column _time
// %1 string = column _measurement
// %2 string = constant "cpu"
// %3 bool = equal %1, %2
// %4 bool = is_true %3
// select %4
// output _time = %0
// output region = %1
