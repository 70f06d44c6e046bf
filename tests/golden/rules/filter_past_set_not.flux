// explain: --jit never
// data: metrics ../store/metrics.lp
// Tables that get the same host meet.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> set(key: "host", value: "none")
    |> filter(fn: (r) => r.region == "eu")

// ---
// == plan as written
// filter
//     fn: (r) => r.region == "eu"
//   set
//       host: none
//     range
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 1 ×
//
// == what was not pushed down
// `set(key: "host", value: "none")` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// pipeline
//     filter: (r) => r.region == "eu"
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   set
//       host: none
//       runs: row by row; tables whose keys may change wait for all others; keeps all tables
//       because: `host` may be in group keys
//     scan
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: host, path?, region?
//         runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: set → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 int = column _value
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
