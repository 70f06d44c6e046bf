// explain: --jit never
// A read that two results use stays one.
// data: metrics ../store/metrics.lp
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._field == "usage")

data |> aggregateWindow(every: 1h, fn: mean) |> yield(name: "mean")

data |> map(fn: (r) => ({r with _value: r._value * 2.0})) |> yield(name: "double")

// ---
// == plan as written
// yield (line 9)
//     name: "mean"
//   window (line 9, in aggregateWindow)
//       every: inf
//     duplicate (line 9, in aggregateWindow)
//         column: _stop
//         as: _time
//       tableFill (line 9, in aggregateWindow)
//         aggregate (line 9, in aggregateWindow)
//             fn: mean
//             column: _value
//           window (line 9, in aggregateWindow)
//               every: 1h
//               createEmpty: true
//             filter #1 (line 7)
//                 fn: (r) => r._field == "usage"
//               range (line 6)
//                   range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//                 from (line 5)
//                     bucket: "metrics"
// yield (line 11)
//     name: "double"
//   map (line 11)
//       fn: (r) => ({r with _value: r._value * 2.0})
//     filter (shared #1)
//
// == rules
// AggregateWindowCreateEmptyRule: 1 ×, `window` with empty windows, the aggregate and what follows run as one `aggregateWindow`
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._field == "usage")`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 9)
//     name: "mean"
//   pipeline (line 9, in aggregateWindow)
//       aggregateWindow: fn: mean, column: _value, every: 1h, createEmpty: true
//       runs: folds the windows of each table and sends them
//       memory: one table
//       because: all tables cover the same time range, come in order of their keys, and no key comes twice
//     scan #1 (line 5)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 11)
//     name: "double"
//   pipeline (line 11)
//       map: (r) => ({r with _value: r._value * 2.0})
//       runs: as rows come
//       because: no group key changes
//     scan (shared #1)
//
// == functions of rows
// map (line 11): runs on many rows at once
