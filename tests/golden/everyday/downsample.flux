// explain: --jit never
// data: telegraf telegraf.lp
// A task that keeps means.
option task = {name: "downsample", every: 1h}

from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu")
    |> aggregateWindow(every: 1h, fn: mean)
    |> set(key: "_measurement", value: "cpu_hourly")
    |> to(bucket: "hourly")

// ---
// == plan as written
// to
//     bucket: hourly
//   set
//       _measurement: cpu_hourly
//     window
//         every: inf
//       duplicate
//           column: _stop
//           as: _time
//         tableFill
//           aggregate
//               fn: mean
//               column: _value
//             window
//                 every: 1h
//                 createEmpty: true
//               filter
//                   fn: (r) => r._measurement == "cpu"
//                 range
//                     range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//                   from
//                       bucket: "telegraf"
//
// == rules
// AggregateWindowCreateEmptyRule: 1 ×
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// PruneColumnsRule: 1 ×
// FusePipelineRule: 1 ×
//
// == what was not pushed down
// `aggregateWindow(every: 1h, fn: mean, column: "_value", timeSrc: "_stop", createEmpty: true)` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// to
//     bucket: hourly
//     runs: row by row; keeps nothing
//   set
//       _measurement: cpu_hourly
//       runs: row by row; tables whose keys may change wait for all others; keeps all tables
//       because: `_measurement` may be in group keys
//     pipeline
//         aggregateWindow: fn: mean, column: _value, every: 1h, createEmpty: true
//         runs: folds the windows of each table and sends them; keeps one table
//         because: tables have the same time bounds and come in order of their keys, which differ
//       scan
//           bucket: "telegraf"
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           predicate: (r) => r._measurement == "cpu"
//           columns: [_start, _stop, _time, _value]
//           runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: scan → aggregateWindow(mean)
//   no row functions
