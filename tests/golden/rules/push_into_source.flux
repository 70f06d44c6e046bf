// explain: --jit never
// The source gets all that it does exactly as it would be done here; a test of one filter that it cannot do stays alone.
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu")
    |> filter(fn: (r) => r.host == "a" and r._value > 2.0 and r._field == "usage")
    |> map(fn: (r) => ({r with _value: r._value * 2.0}))

// ---
// == plan as written
// map
//     fn: (r) => ({r with _value: r._value * 2.0})
//   filter
//       fn: (r) => r.host == "a" and r._value > 2.0 and r._field == "usage"
//     filter
//         fn: (r) => r._measurement == "cpu"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 2 ×
//
// == what was not pushed down
// `(r) => r._value > 2.0` stays outside store: `_value` differs from row to row
//
// == plan as it will run
// pipeline
//     filter: (r) => r._value > 2.0
//     map: (r) => ({r with _value: r._value * 2.0})
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r.host == "a"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: host, region
//       sieve: (r) => r._value > 2.0
//       runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: scan → filter → map
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 float = constant 2.0
// %9 bool = greater %3, %8
// %10 bool = is_true %9
// %11 float = multiply %3, %8
// select %10
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %11
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
