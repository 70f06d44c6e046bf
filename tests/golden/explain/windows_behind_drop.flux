// explain: --jit never
// data: metrics ../store/metrics.lp
// Tables that lose a tag still have the bounds of the range, so their windows need not wait for all of them.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")
    |> drop(columns: ["host"])
    |> aggregateWindow(every: 1h, fn: mean, createEmpty: false)

// ---
// == plan as written
// window (line 8, in aggregateWindow)
//     every: inf
//   duplicate (line 8, in aggregateWindow)
//       column: _stop
//       as: _time
//     aggregate (line 8, in aggregateWindow)
//         fn: mean
//         column: _value
//       window (line 8, in aggregateWindow)
//           every: 1h
//         project (line 7)
//             drop: [host]
//           filter (line 6)
//               fn: (r) => r._measurement == "cpu" and r._field == "usage"
//             range (line 5)
//                 range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//               from (line 4)
//                   bucket: "metrics"
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
// `drop(columns: ["host"])` stays outside the store: doing it there would not spare any reading
//
// == plan as it will run
// pipeline (line 8, in aggregateWindow)
//     aggregateWindow: fn: mean, column: _value, every: 1h, createEmpty: false
//     runs: folds the windows of each table and sends them
//     memory: one table
//     because: all tables cover the same time range, come in order of their keys, and no key comes twice
//   project (line 7)
//       drop: [host]
//       runs: collects tables by what is left of their keys; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: what is left of the keys is not in order
//     scan (line 4)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
