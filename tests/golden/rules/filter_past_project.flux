// explain: --jit never
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> drop(columns: ["_time"])
    |> filter(fn: (r) => r.host == "a" and not exists r._time)

// ---
// == plan as written
// filter
//     fn: (r) => r.host == "a" and not (exists r._time)
//   project
//       drop: [_time]
//     range
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FilterPastProjectRule: 1 ×
// PushIntoSourceRule: 1 ×
// FusePipelineRule: 1 ×
//
// == what was not pushed down
// `drop(columns: ["_time"])` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// pipeline
//     filter: (r) => not (exists r._time)
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   project
//       drop: [_time]
//       runs: passes tables on with the columns that are left; keeps nothing
//       because: all columns of the group keys are left, so no tables become one
//     scan
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r.host == "a"
//         tags: host, path?, region?
//         runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: project → filter
// %0 time = column _start
// %1 time = column _stop
// %2 int = column _value
// %3 string = column _field
// %4 string = column _measurement
// %5 string = column host
// %6 string = column region
// output _start = %0
// output _stop = %1
// output _value = %2
// output _field = %3
// output _measurement = %4
// output host = %5
// output region = %6
