// explain: --jit never
// data: metrics ../store/metrics.lp
// Filters, maps and a window aggregate behind them run together; not where something else reads what lies between, and
// not where a filter must tell the tables that it emptied itself.

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

mapped = cpu |> map(fn: (r) => ({r with _value: r._value * 2.0}))

cpu
    |> map(fn: (r) => ({r with _value: r._value * 2.0}))
    |> filter(fn: (r) => r._value > 1.0)
    |> aggregateWindow(every: 1h, fn: mean, createEmpty: false)
    |> yield(name: "fires 1")

mapped
    |> filter(fn: (r) => r._value > 1.0)
    |> yield(name: "stays 1")
mapped
    |> filter(fn: (r) => r._value < 1.0)
    |> yield(name: "stays 2")
cpu
    |> filter(fn: (r) => r._value > 1.0)
    |> map(fn: (r) => ({r with _value: r._value * 2.0}))
    |> filter(fn: (r) => r._value > 3.0, onEmpty: "keep")
    |> yield(name: "stays 3")

// ---
// == plan as written
// yield (line 17)
//     name: "fires 1"
//   window (line 16, in aggregateWindow)
//       every: inf
//     duplicate (line 16, in aggregateWindow)
//         column: _stop
//         as: _time
//       aggregate (line 16, in aggregateWindow)
//           fn: mean
//           column: _value
//         window (line 16, in aggregateWindow)
//             every: 1h
//           filter (line 15)
//               fn: (r) => r._value > 1.0
//             map (line 14)
//                 fn: (r) => ({r with _value: r._value * 2.0})
//               filter #1 (line 9)
//                   fn: (r) => r._measurement == "cpu" and r._field == "usage"
//                 range (line 8)
//                     range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//                   from (line 7)
//                       bucket: "metrics"
// yield (line 21)
//     name: "stays 1"
//   filter (line 20)
//       fn: (r) => r._value > 1.0
//     map #2 (line 11)
//         fn: (r) => ({r with _value: r._value * 2.0})
//       filter (shared #1)
// yield (line 24)
//     name: "stays 2"
//   filter (line 23)
//       fn: (r) => r._value < 1.0
//     map (shared #2)
// yield (line 29)
//     name: "stays 3"
//   filter (line 28)
//       fn: (r) => r._value > 3.0
//       onEmpty: keep
//     map (line 27)
//         fn: (r) => ({r with _value: r._value * 2.0})
//       filter (line 26)
//           fn: (r) => r._value > 1.0
//         filter (shared #1)
//
// == rules
// AggregateWindowRule: 1 ×, `window`, the aggregate and what follows run as one `aggregateWindow`
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// RepeatedSubplansRule: 2 ×, what is computed in several places is computed once
// FusePipelineRule: 7 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 17)
//     name: "fires 1"
//   pipeline (line 16, in aggregateWindow)
//       aggregateWindow: fn: mean, column: _value, every: 1h, createEmpty: false
//       runs: folds the windows of each table and sends them
//       memory: one table
//       because: all tables cover the same time range, come in order of their keys, and no key comes twice
//     pipeline #1 (line 15)
//         filter: (r) => r._value > 1.0
//         runs: as rows come
//         because: no group key changes
//       pipeline #2 (line 14)
//           map: (r) => ({r with _value: r._value * 2.0})
//           runs: as rows come
//           because: no group key changes
//         scan #3 (line 7)
//             bucket: "metrics"
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             predicate: (r) => r._measurement == "cpu"
//             predicate: (r) => r._field == "usage"
//             values: float
//             tags: [host, region]
//             threads: each takes some of the tables; what they send is put in order again
// yield (line 21)
//     name: "stays 1"
//   pipeline (shared #1)
// yield (line 24)
//     name: "stays 2"
//   pipeline (line 23)
//       filter: (r) => r._value < 1.0
//       runs: as rows come
//       because: no group key changes
//     pipeline (shared #2)
// yield (line 29)
//     name: "stays 3"
//   pipeline (line 28)
//       filter: (r) => r._value > 3.0
//       runs: as rows come
//       because: no group key changes
//     pipeline (line 27)
//         filter: (r) => r._value > 1.0
//         map: (r) => ({r with _value: r._value * 2.0})
//         runs: as rows come
//         because: no group key changes
//       scan (shared #3)
//
// == functions of rows
// map (line 14): runs on many rows at once
// filter (line 15): runs on many rows at once
// filter (line 23): runs on many rows at once
// filter (line 26), map (line 27): runs on many rows at once
// filter (line 28): runs on many rows at once
