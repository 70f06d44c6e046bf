// explain: --jit never
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")
    |> aggregateWindow(every: 1h, fn: sum, createEmpty: false)

// ---
// == plan as written
// window
//     every: inf
//   duplicate
//       column: _stop
//       as: _time
//     aggregate
//         fn: sum
//         column: _value
//       window
//           every: 1h
//         filter
//             fn: (r) => r._measurement == "cpu" and r._field == "usage"
//           range
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from
//                 bucket: "metrics"
//
// == rules
// AggregateWindowRule: 1 ×
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// PruneColumnsRule: 1 ×
// FusePipelineRule: 1 ×
//
// == what was not pushed down
// `aggregateWindow(every: 1h, fn: sum, column: "_value", timeSrc: "_stop", createEmpty: false)` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// pipeline
//     aggregateWindow: fn: sum, column: _value, every: 1h, createEmpty: false
//     runs: folds the windows of each table and sends them; keeps one table
//     because: tables have the same time bounds and come in order of their keys, which differ
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r._field == "usage"
//       columns: [_start, _stop, _time, _value]
//       runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: scan → aggregateWindow(sum)
//   no row functions
