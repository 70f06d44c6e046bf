// explain: --jit never
// data: telegraf telegraf.lp
// The hosts that a dashboard variable names.
hosts = ["web2", "web7"]

from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and contains(value: r.host, set: hosts))
    |> aggregateWindow(every: 1h, fn: max, createEmpty: false)

// ---
// == plan as written
// window
//     every: inf
//   duplicate
//       column: _stop
//       as: _time
//     aggregate
//         fn: max
//         column: _value
//       window
//           every: 1h
//         filter
//             fn: (r) => r._measurement == "cpu" and contains(value: r.host, set: ["web2", "web7"])
//           range
//               range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//             from
//                 bucket: "telegraf"
//
// == rules
// SetMembershipRule: 1 ×
// AggregateWindowRule: 1 ×
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 1 ×
//
// == what was not pushed down
// `aggregateWindow(every: 1h, fn: max, column: "_value", timeSrc: "_stop", createEmpty: false)` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// pipeline
//     aggregateWindow: fn: max, column: _value, every: 1h, createEmpty: false
//     runs: folds the windows of each table and sends them; keeps one table
//     because: tables have the same time bounds and come in order of their keys, which differ
//   scan
//       bucket: "telegraf"
//       range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r.host == "web2" or r.host == "web7"
//       values: float
//       tags: cpu, host
//       runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: scan → aggregateWindow(max)
//   no row functions
