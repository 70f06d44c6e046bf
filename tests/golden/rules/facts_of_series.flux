// explain: --jit never
// data: metrics ../store/metrics.lp
// What the store knows of the series decides how operations run: a map that adds a column which is no tag keeps keys.
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")
    |> map(fn: (r) => ({r with factor: 2.0}))
    |> aggregateWindow(every: 1m, fn: mean)
    |> yield(name: "alike")
data
    |> filter(fn: (r) => r._measurement == "disk")
    |> map(fn: (r) => ({r with factor: 2.0}))
    |> aggregateWindow(every: 1m, fn: mean)
    |> yield(name: "tags that some have")
data
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")
    |> map(fn: (r) => ({r with host: "x"}))
    |> aggregateWindow(every: 1m, fn: mean)
    |> yield(name: "a tag")

// ---
// == plan as written
// yield (line 12)
//     name: "alike"
//   window (line 11, in aggregateWindow)
//       every: inf
//     duplicate (line 11, in aggregateWindow)
//         column: _stop
//         as: _time
//       tableFill (line 11, in aggregateWindow)
//         aggregate (line 11, in aggregateWindow)
//             fn: mean
//             column: _value
//           window (line 11, in aggregateWindow)
//               every: 1m
//               createEmpty: true
//             map (line 10)
//                 fn: (r) => ({r with factor: 2.0})
//               filter (line 9)
//                   fn: (r) => r._measurement == "cpu" and r._field == "usage"
//                 range #1 (line 6)
//                     range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//                   from (line 5)
//                       bucket: "metrics"
// yield (line 17)
//     name: "tags that some have"
//   window (line 16, in aggregateWindow)
//       every: inf
//     duplicate (line 16, in aggregateWindow)
//         column: _stop
//         as: _time
//       tableFill (line 16, in aggregateWindow)
//         aggregate (line 16, in aggregateWindow)
//             fn: mean
//             column: _value
//           window (line 16, in aggregateWindow)
//               every: 1m
//               createEmpty: true
//             map (line 15)
//                 fn: (r) => ({r with factor: 2.0})
//               filter (line 14)
//                   fn: (r) => r._measurement == "disk"
//                 range (shared #1)
// yield (line 22)
//     name: "a tag"
//   window (line 21, in aggregateWindow)
//       every: inf
//     duplicate (line 21, in aggregateWindow)
//         column: _stop
//         as: _time
//       tableFill (line 21, in aggregateWindow)
//         aggregate (line 21, in aggregateWindow)
//             fn: mean
//             column: _value
//           window (line 21, in aggregateWindow)
//               every: 1m
//               createEmpty: true
//             map (line 20)
//                 fn: (r) => ({r with host: "x"})
//               filter (line 19)
//                   fn: (r) => r._measurement == "cpu" and r._field == "usage"
//                 range (shared #1)
//
// == rules
// AggregateWindowCreateEmptyRule: 3 ×, `window` with empty windows, the aggregate and what follows run as one `aggregateWindow`
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 3 ×, a source does an operation while it reads
// FactsOfSeriesRule: 3 ×, a source says which types and tags its series have
// RepeatedSubplansRule: 1 ×, what is computed in several places is computed once
// FusePipelineRule: 6 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// read 1 (line 5): the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// read 1 (line 5): `map(fn: (r) => ({r with factor: 2.0}))` stays outside the store: doing it there would not spare any reading
// read 1 (line 5): `map(fn: (r) => ({r with host: "x"}))` stays outside the store: doing it there would not spare any reading
// read 2 (line 5): the store does `range` and `filter(fn: (r) => r._measurement == "disk")`
// read 2 (line 5): `map(fn: (r) => ({r with factor: 2.0}))` stays outside the store: doing it there would not spare any reading
//
// == plan as it will run
// yield (line 12)
//     name: "alike"
//   pipeline (line 11, in aggregateWindow)
//       map: (r) => ({r with factor: 2.0})
//       aggregateWindow: fn: mean, column: _value, every: 1m, createEmpty: true
//       runs: folds the windows of each table and sends them
//       memory: one table
//       because: all tables cover the same time range, come in order of their keys, and no key comes twice
//     scan #1 (line 5)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 17)
//     name: "tags that some have"
//   pipeline (line 16, in aggregateWindow)
//       map: (r) => ({r with factor: 2.0})
//       aggregateWindow: fn: mean, column: _value, every: 1m, createEmpty: true
//       threads: each takes some of the tables; what they send is put in order again
//       runs: folds the windows of each table and sends them
//       memory: one table, in each thread
//       because: all tables cover the same time range, come in order of their keys, and no key comes twice
//     scan (line 5)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "disk"
//         values: uint
//         tags: [host]
//         tags of some series: [path]
//         threads: each takes some of the tables or, of a large one, some of its time
// yield (line 22)
//     name: "a tag"
//   pipeline (line 21, in aggregateWindow)
//       map: (r) => ({r with host: "x"})
//       aggregateWindow: fn: mean, column: _value, every: 1m, createEmpty: true
//       runs: waits for all tables, because windows of several may become one, and folds the others; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: tables are not known to differ in more than their time range: windows of several may become one
//     scan (shared #1)
//
// == functions of rows
// map (line 10): runs on many rows at once
// map (line 15): runs on many rows at once
// map (line 20): runs on many rows at once
