// explain: --jit never
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage" and r._value * 2.0 > 4.0)

// ---
// == plan as written
// filter
//     fn: (r) => r._measurement == "cpu" and r._field == "usage" and r._value * 2.0 > 4.0
//   range
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//     from
//         bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 1 ×
//
// == what was not pushed down
// `(r) => r._value * 2.0 > 4.0` stays outside store: `_value` differs from row to row
//
// == plan as it will run
// pipeline
//     filter: (r) => r._value * 2.0 > 4.0
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: host, region
//       runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: scan → filter
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
// %10 float = constant 4.0
// %11 bool = greater %9, %10
// %12 bool = is_true %11
// select %12
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
