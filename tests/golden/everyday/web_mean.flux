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
// window (line 8, in aggregateWindow)
//     every: inf
//   duplicate (line 8, in aggregateWindow)
//       column: _stop
//       as: _time
//     tableFill (line 8, in aggregateWindow)
//       aggregate (line 8, in aggregateWindow)
//           fn: mean
//           column: _value
//         window (line 8, in aggregateWindow)
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
// AggregateWindowCreateEmptyRule: 1 ×, `window` with empty windows, the aggregate and what follows run as one `aggregateWindow`
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_system" and r.host =~ /^web/)`
// `group(columns: ["_measurement", "_field"])` stays outside the store: the store does not put tables together
//
// == plan as it will run
// pipeline (line 8, in aggregateWindow)
//     aggregateWindow: fn: mean, column: _value, every: 1h, createEmpty: true
//     runs: folds the windows of each table and sends them
//     memory: one table
//     because: all tables cover the same time range, come in order of their keys, and no key comes twice
//   group (line 7)
//       columns: [_measurement, _field]
//       runs: gives whole tables new keys, and joins neighbours whose keys become equal
//       memory: one table of those that it sends
//       because: the new keys are made of the first columns of the old ones, which ascend
//     scan (line 4)
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage_system"
//         predicate: (r) => r.host =~ /^web/
//         values: float
//         tags: [cpu, host]
//         sends: `_time` and `_value`
//         threads: each takes some of the tables; what they send is put in order again
