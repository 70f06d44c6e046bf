// explain: --jit never
// data: metrics ../store/metrics.lp
// Windows, an aggregate of each and what puts them together again are one operation, with and without empty windows; not
// where a part of it is read by others, where the columns have other names, or where the aggregate reads the bounds.

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

counted = cpu |> window(every: 1h) |> count()

cpu
    |> aggregateWindow(every: 1h, fn: mean)
    |> yield(name: "fires 1")
cpu
    |> aggregateWindow(every: 1h, fn: max, createEmpty: false, timeSrc: "_start")
    |> yield(name: "fires 2")

counted
    |> duplicate(column: "_stop", as: "_time")
    |> window(every: inf)
    |> yield(name: "stays 1")
counted
    |> yield(name: "stays 2")
cpu
    |> aggregateWindow(every: 1h, fn: count, timeDst: "at", createEmpty: false)
    |> yield(name: "stays 3")
cpu
    |> aggregateWindow(every: 1h, fn: last, column: "_start", createEmpty: false)
    |> yield(name: "stays 4")

// ---
// == plan as written
// yield (line 15)
//     name: "fires 1"
//   window (line 14, in aggregateWindow)
//       every: inf
//     duplicate (line 14, in aggregateWindow)
//         column: _stop
//         as: _time
//       tableFill (line 14, in aggregateWindow)
//         aggregate (line 14, in aggregateWindow)
//             fn: mean
//             column: _value
//           window (line 14, in aggregateWindow)
//               every: 1h
//               createEmpty: true
//             filter #1 (line 9)
//                 fn: (r) => r._measurement == "cpu" and r._field == "usage"
//               range (line 8)
//                   range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//                 from (line 7)
//                     bucket: "metrics"
// yield (line 18)
//     name: "fires 2"
//   window (line 17, in aggregateWindow)
//       every: inf
//     duplicate (line 17, in aggregateWindow)
//         column: _start
//         as: _time
//       aggregate (line 17, in aggregateWindow)
//           fn: max
//           column: _value
//         window (line 17, in aggregateWindow)
//             every: 1h
//           filter (shared #1)
// yield (line 23)
//     name: "stays 1"
//   window (line 22, in window)
//       every: inf
//     duplicate (line 21)
//         column: _stop
//         as: _time
//       aggregate #2 (line 11)
//           fn: count
//           column: _value
//         window (line 11, in window)
//             every: 1h
//           filter (shared #1)
// yield (line 25)
//     name: "stays 2"
//   aggregate (shared #2)
// yield (line 28)
//     name: "stays 3"
//   window (line 27, in aggregateWindow)
//       every: inf
//       timeColumn: at
//     duplicate (line 27, in aggregateWindow)
//         column: _stop
//         as: at
//       aggregate (line 27, in aggregateWindow)
//           fn: count
//           column: _value
//         window (line 27, in aggregateWindow)
//             every: 1h
//           filter (shared #1)
// yield (line 31)
//     name: "stays 4"
//   window (line 30, in aggregateWindow)
//       every: inf
//     duplicate (line 30, in aggregateWindow)
//         column: _stop
//         as: _time
//       aggregate (line 30, in aggregateWindow)
//           fn: last
//           column: _start
//         window (line 30, in aggregateWindow)
//             every: 1h
//           filter (shared #1)
//
// == rules
// AggregateWindowRule: 1 ×, `window`, the aggregate and what follows run as one `aggregateWindow`
// AggregateWindowCreateEmptyRule: 1 ×, `window` with empty windows, the aggregate and what follows run as one `aggregateWindow`
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// RepeatedSubplansRule: 3 ×, what is computed in several places is computed once
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 15)
//     name: "fires 1"
//   pipeline (line 14, in aggregateWindow)
//       aggregateWindow: fn: mean, column: _value, every: 1h, createEmpty: true
//       runs: folds the windows of each table and sends them
//       memory: one table
//       because: all tables cover the same time range, come in order of their keys, and no key comes twice
//     scan #1 (line 7)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 18)
//     name: "fires 2"
//   pipeline (line 17, in aggregateWindow)
//       aggregateWindow: fn: max, column: _value, every: 1h, timeSrc: _start, createEmpty: false
//       runs: folds the windows of each table and sends them
//       memory: one table
//       because: all tables cover the same time range, come in order of their keys, and no key comes twice
//     scan (shared #1)
// yield (line 23)
//     name: "stays 1"
//   window (line 22, in window)
//       every: inf
//       runs: collects tables and cuts them into windows; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: tables may come in any order
//     duplicate (line 21)
//         column: _stop
//         as: _time
//         runs: as rows come
//         because: no group key changes
//       aggregate #2 (line 11)
//           fn: count
//           column: _value
//           runs: folds each table and sends its row
//           memory: what it needs of one table
//           because: tables come in order of their keys
//         window #3 (line 11, in window)
//             every: 1h
//             runs: collects tables and cuts them into windows, small ones together; puts tables in order of their keys
//             memory: all tables: sends nothing before its input ends
//             because: windows of several tables come in order of time, before `host`
//           scan (shared #1)
// yield (line 25)
//     name: "stays 2"
//   aggregate (shared #2)
// yield (line 28)
//     name: "stays 3"
//   window (line 27, in aggregateWindow)
//       every: inf
//       timeColumn: at
//       runs: collects tables and cuts them into windows; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: tables may come in any order
//     duplicate (line 27, in aggregateWindow)
//         column: _stop
//         as: at
//         runs: as rows come
//         because: no group key changes
//       aggregate (shared #2)
// yield (line 31)
//     name: "stays 4"
//   window (line 30, in aggregateWindow)
//       every: inf
//       runs: collects tables and cuts them into windows; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: tables may come in any order
//     duplicate (line 30, in aggregateWindow)
//         column: _stop
//         as: _time
//         runs: as rows come
//         because: no group key changes
//       aggregate (line 30, in aggregateWindow)
//           fn: last
//           column: _start
//           runs: folds each table and sends its row
//           memory: what it needs of one table
//           because: tables come in order of their keys
//         window (shared #3)
