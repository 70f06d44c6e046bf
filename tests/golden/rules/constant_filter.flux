// explain: --jit never
// data: metrics ../store/metrics.lp
// A filter that passes all rows is left out where there are no tables without rows, which it would drop.
filtered = false

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> filter(fn: (r) => true)
    |> yield(name: "fires 1")
cpu
    |> filter(fn: (r) => not filtered or r.host == "a")
    |> yield(name: "fires 2")

cpu
    |> filter(fn: (r) => filtered and r.host == "a")
    |> yield(name: "stays 1")
cpu
    |> aggregateWindow(every: 10s, fn: count)
    |> filter(fn: (r) => true)
    |> yield(name: "stays 2")
cpu
    |> filter(fn: (r) => false)
    |> yield(name: "stays 3")

// ---
// == plan as written
// yield (line 13)
//     name: "fires 1"
//   filter (line 12)
//       fn: (r) => true
//     filter #1 (line 9)
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range (line 8)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 7)
//             bucket: "metrics"
// yield (line 16)
//     name: "fires 2"
//   filter (line 15)
//       fn: (r) => not false or r.host == "a"
//     filter (shared #1)
// yield (line 20)
//     name: "stays 1"
//   filter (line 19)
//       fn: (r) => false and r.host == "a"
//     filter (shared #1)
// yield (line 24)
//     name: "stays 2"
//   filter (line 23)
//       fn: (r) => true
//     window (line 22, in aggregateWindow)
//         every: inf
//       duplicate (line 22, in aggregateWindow)
//           column: _stop
//           as: _time
//         tableFill (line 22, in aggregateWindow)
//           aggregate (line 22, in aggregateWindow)
//               fn: count
//               column: _value
//             window (line 22, in aggregateWindow)
//                 every: 10s
//                 createEmpty: true
//               filter (shared #1)
// yield (line 27)
//     name: "stays 3"
//   filter (line 26)
//       fn: (r) => false
//     filter (shared #1)
//
// == rules
// FoldConstantsRule: 2 ×, what does not depend on rows is computed once
// AggregateWindowCreateEmptyRule: 1 ×, `window` with empty windows, the aggregate and what follows run as one `aggregateWindow`
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// ConstantFilterRule: 2 ×, a filter that passes all rows is left out
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// RepeatedSubplansRule: 1 ×, what is computed in several places is computed once
// FusePipelineRule: 3 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 13)
//     name: "fires 1"
//   scan #1 (line 7)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 16)
//     name: "fires 2"
//   scan (shared #1)
// yield (line 20)
//     name: "stays 1"
//   pipeline #2 (line 19)
//       filter: (r) => false
//       runs: as rows come
//       because: no group key changes
//     scan (shared #1)
// yield (line 24)
//     name: "stays 2"
//   pipeline (line 23)
//       filter: (r) => true
//       runs: as rows come
//       because: no group key changes
//     pipeline (line 22, in aggregateWindow)
//         aggregateWindow: fn: count, column: _value, every: 10s, createEmpty: true
//         runs: folds the windows of each table and sends them
//         memory: one table
//         because: all tables cover the same time range, come in order of their keys, and no key comes twice
//       scan (shared #1)
// yield (line 27)
//     name: "stays 3"
//   pipeline (shared #2)
//
// == functions of rows
// filter (line 19): runs on many rows at once
// filter (line 23): runs on many rows at once
