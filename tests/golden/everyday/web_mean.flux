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
// window (line 8)
//     every: inf
//   duplicate (line 8)
//       column: _stop
//       as: _time
//     tableFill (line 8)
//       aggregate (line 8)
//           fn: mean
//           column: _value
//         window (line 8)
//             every: 1h
//             createEmpty: true
//           group (line 7)
//               columns: [_measurement, _field]
//             filter (line 6)
//                 fn: (r) => r._measurement == "cpu" and r._field == "usage_system" and r.host =~ /^web/
//               range (line 5)
//                   range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//                 from (line 4)
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
// == sources
// `group(columns: ["_measurement", "_field"])` stays outside the store: the store would have to read the same points to do it
//
// == plan as it will run
// pipeline (line 8)
//     aggregateWindow: fn: mean, column: _value, every: 1h, createEmpty: true
//     runs: folds tables whose windows are theirs alone, and cuts the others into windows that become one; puts tables in order of their keys
//     memory: all tables: sends nothing before its input ends
//     because: two tables may be alike but for their time range, so that their windows become one
//   group (line 7)
//       columns: [_measurement, _field]
//       runs: moves tables without looking at rows, and joins neighbours whose keys become equal
//       memory: one table
//       because: the new keys are made of the first columns of the old ones, which ascend
//     scan (line 4)
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage_system"
//         predicate: (r) => r.host =~ /^web/
//         values: float
//         tags: [cpu, host]
//         columns: [_field, _measurement, _start, _stop, _time, _value]
//         threads: each takes some of the tables, in order again behind
