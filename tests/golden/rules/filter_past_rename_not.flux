// explain: --jit never
// data: metrics mixed.lp
// A series may have a tag `usage` already, so that `rename` fails.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> rename(columns: {_value: "usage"})
    |> filter(fn: (r) => r.host == "a")

// ---
// == plan as written
// filter
//     fn: (r) => r.host == "a"
//   rename
//       _value: usage
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
// `rename(columns: {"_value": "usage"})` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// pipeline
//     filter: (r) => r.host == "a"
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   rename
//       _value: usage
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     scan
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: host?, region?, usage?
//         runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: rename → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 int = column usage
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
// output usage = %3
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
