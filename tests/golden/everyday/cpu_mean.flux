// explain: --jit never
// data: telegraf telegraf.lp
// How busy each host is.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user")
    |> filter(fn: (r) => r.cpu == "cpu-total")
    |> aggregateWindow(every: 30m, fn: mean, createEmpty: false)
    |> yield(name: "mean")

// ---
// == plan as written
// yield (line 9)
//     name: "mean"
//   window (line 8, in aggregateWindow)
//       every: inf
//     duplicate (line 8, in aggregateWindow)
//         column: _stop
//         as: _time
//       aggregate (line 8, in aggregateWindow)
//           fn: mean
//           column: _value
//         window (line 8, in aggregateWindow)
//             every: 30m
//           filter (line 7)
//               fn: (r) => r.cpu == "cpu-total"
//             filter (line 6)
//                 fn: (r) => r._measurement == "cpu" and r._field == "usage_user"
//               range (line 5)
//                   range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//                 from (line 4)
//                     bucket: "telegraf"
//
// == rules
// AggregateWindowRule: 1 ×, `window`, the aggregate and what follows run as one `aggregateWindow`
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 2 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range`, `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user")` and `filter(fn: (r) => r.cpu == "cpu-total")`
// `aggregateWindow(every: 30m, fn: mean, column: "_value", timeSrc: "_stop", createEmpty: false)` stays outside the store: the store does not cut tables into windows
//
// == plan as it will run
// yield (line 9)
//     name: "mean"
//   pipeline (line 8, in aggregateWindow)
//       aggregateWindow: fn: mean, column: _value, every: 30m, createEmpty: false
//       threads: each takes some of the tables; what they send is put in order again
//       runs: folds the windows of each table and sends them
//       memory: one table, in each thread
//       because: all tables cover the same time range, come in order of their keys, and no key comes twice
//     scan (line 4)
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage_user"
//         predicate: (r) => r.cpu == "cpu-total"
//         values: float
//         tags: [cpu, host]
//         threads: each takes some of the tables or, of a large one, some of its time
