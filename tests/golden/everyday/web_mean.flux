// explain: --jit never
// data: telegraf telegraf.lp
// All web servers as one series.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_system" and r.host =~ /^web/)
    |> group(columns: ["_measurement", "_field"])
    |> aggregateWindow(every: 1h, fn: mean)

// ---
// == plan as written
// window
//     every: inf
//   duplicate
//       column: _stop
//       as: _time
//     tableFill
//       aggregate
//           fn: mean
//           column: _value
//         window
//             every: 1h
//             createEmpty: true
//           group
//               mode: by
//               columns: _measurement, _field
//             filter
//                 fn: (r) => r._measurement == "cpu" and r._field == "usage_system" and r.host =~ /^web/
//               range
//                   range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//                 from
//                     bucket: "telegraf"
//
// == rules
// AggregateWindowCreateEmptyRule: 1 ×
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// PruneColumnsRule: 1 ×
// FusePipelineRule: 1 ×
//
// == what was not pushed down
// `group(columns: ["_measurement", "_field"])` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// pipeline
//     aggregateWindow: fn: mean, column: _value, every: 1h, createEmpty: true
//     runs: waits for all tables, folds those whose windows are theirs alone and windows the others; keeps all tables; puts tables in order of their keys
//     because: tables may differ in nothing but their time bounds
//   group
//       mode: by
//       columns: _measurement, _field
//       runs: moves tables without looking at rows, and joins neighbours whose keys become equal; keeps one table
//       because: the new keys are made of the first columns of the old ones, which ascend
//     scan
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage_system"
//         predicate: (r) => r.host =~ /^web/
//         values: float
//         tags: cpu, host
//         columns: [_field, _measurement, _start, _stop, _time, _value]
//         runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: group → aggregateWindow(mean)
//   no row functions
