// explain: --jit never
// data: metrics ../store/metrics.lp
// The conjunct over the column that is set stays.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> set(key: "_value", value: "none")
    |> filter(fn: (r) => r.host == "a" and r._value == "none")

// ---
// == plan as written
// filter
//     fn: (r) => r.host == "a" and r._value == "none"
//   set
//       _value: none
//     range
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FilterPastSetRule: 1 ×
// PushIntoSourceRule: 1 ×
// FusePipelineRule: 1 ×
//
// == what was not pushed down
// `set(key: "_value", value: "none")` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// pipeline
//     filter: (r) => r._value == "none"
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   set
//       _value: none
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     scan
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r.host == "a"
//         tags: host, path?, region?
//         runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: set → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 string = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 string = constant "none"
// %9 bool = equal %3, %8
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
