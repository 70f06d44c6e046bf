// explain: --jit never
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")
    |> aggregateWindow(every: 1h, fn: sum, createEmpty: false)

// ---
// == plan as written
// window (line 6, in aggregateWindow)
//     every: inf
//   duplicate (line 6, in aggregateWindow)
//       column: _stop
//       as: _time
//     aggregate (line 6, in aggregateWindow)
//         fn: sum
//         column: _value
//       window (line 6, in aggregateWindow)
//           every: 1h
//         filter (line 5)
//             fn: (r) => r._measurement == "cpu" and r._field == "usage"
//           range (line 4)
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from (line 3)
//                 bucket: "metrics"
//
// == rules
// AggregateWindowRule: 1 ×, `window`, the aggregate and what follows run as one `aggregateWindow`
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// `aggregateWindow(every: 1h, fn: sum, column: "_value", timeSrc: "_stop", createEmpty: false)` stays outside the store: the store does not cut tables into windows
//
// == plan as it will run
// pipeline (line 6, in aggregateWindow)
//     aggregateWindow: fn: sum, column: _value, every: 1h, createEmpty: false
//     threads: each takes some of the tables; what they send is put in order again
//     runs: folds the windows of each table and sends them
//     memory: one table, in each thread
//     because: all tables cover the same time range, come in order of their keys, and no key comes twice
//   scan (line 3)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       threads: each takes some of the tables or, of a large one, some of its time
