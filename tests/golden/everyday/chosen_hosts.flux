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
// window (line 9, in aggregateWindow)
//     every: inf
//   duplicate (line 9, in aggregateWindow)
//       column: _stop
//       as: _time
//     aggregate (line 9, in aggregateWindow)
//         fn: max
//         column: _value
//       window (line 9, in aggregateWindow)
//           every: 1h
//         filter (line 8)
//             fn: (r) => r._measurement == "cpu" and contains(value: r.host, set: ["web2", "web7"])
//           range (line 7)
//               range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//             from (line 6)
//                 bucket: "telegraf"
//
// == rules
// SetMembershipRule: 1 ×, `contains` in a fixed set becomes comparisons
// AggregateWindowRule: 1 ×, `window`, the aggregate and what follows run as one `aggregateWindow`
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and (r.host == "web2" or r.host == "web7"))`
// `aggregateWindow(every: 1h, fn: max, column: "_value", timeSrc: "_stop", createEmpty: false)` stays outside the store: the store does not cut tables into windows
//
// == plan as it will run
// pipeline (line 9, in aggregateWindow)
//     aggregateWindow: fn: max, column: _value, every: 1h, createEmpty: false
//     threads: each takes some of the tables; what they send is put in order again
//     runs: folds the windows of each table and sends them
//     memory: one table, in each thread
//     because: all tables cover the same time range, come in order of their keys, and no key comes twice
//   scan (line 6)
//       bucket: "telegraf"
//       range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r.host == "web2" or r.host == "web7"
//       values: float
//       tags: [cpu, host]
//       threads: each takes some of the tables or, of a large one, some of its time
