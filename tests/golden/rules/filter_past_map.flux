// explain: --jit never
// data: metrics ../store/metrics.lp
// The conjunct over what the map computes stays.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> map(fn: (r) => ({r with _value: if r._field == "usage" then 1 else 2}))
    |> filter(fn: (r) => r.host == "a" and r._value == 1)

// ---
// == plan as written
// filter
//     fn: (r) => r.host == "a" and r._value == 1
//   map
//       fn: (r) => ({r with _value: if r._field == "usage" then 1 else 2})
//     range
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FilterPastMapRule: 1 ×
// PushIntoSourceRule: 1 ×
// FusePipelineRule: 2 ×
//
// == what was not pushed down
// `map(fn: (r) => ({r with _value: if r._field == "usage" then 1 else 2}))` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// pipeline
//     map: (r) => ({r with _value: if r._field == "usage" then 1 else 2})
//     filter: (r) => r._value == 1
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r.host == "a"
//       tags: host, path?, region?
//       runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: scan → map → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 string = column _field
// %4 string = column _measurement
// %5 string = column host
// %6 string = column region
// %7 string = constant "usage"
// %8 bool = equal %3, %7
// %9 int = constant 1
// %10 int = constant 2
// %11 int = select %8, %9, %10
// %12 bool = equal %11, %9
// %13 bool = is_true %12
// select %13
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %11
// output _field = %3
// output _measurement = %4
// output host = %5
// output region = %6
