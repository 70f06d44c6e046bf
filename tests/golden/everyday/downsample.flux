// explain: --jit never
// data: telegraf telegraf.lp
// A task that keeps means.
option task = {name: "downsample", every: 1h}

from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu")
    |> aggregateWindow(every: 1h, fn: mean)
    |> set(key: "_measurement", value: "cpu_hourly")
    |> to(bucket: "hourly")

// ---
// == plan as written
// to (line 11)
//     bucket: hourly
//   set (line 10)
//       _measurement: cpu_hourly
//     window (line 9, in aggregateWindow)
//         every: inf
//       duplicate (line 9, in aggregateWindow)
//           column: _stop
//           as: _time
//         tableFill (line 9, in aggregateWindow)
//           aggregate (line 9, in aggregateWindow)
//               fn: mean
//               column: _value
//             window (line 9, in aggregateWindow)
//                 every: 1h
//                 createEmpty: true
//               filter (line 8)
//                   fn: (r) => r._measurement == "cpu"
//                 range (line 7)
//                     range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//                   from (line 6)
//                       bucket: "telegraf"
//
// == rules
// AggregateWindowCreateEmptyRule: 1 ×, `window` with empty windows, the aggregate and what follows run as one `aggregateWindow`
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu")`
// `aggregateWindow(every: 1h, fn: mean, column: "_value", timeSrc: "_stop", createEmpty: true)` stays outside the store: the store does not cut tables into windows
//
// == plan as it will run
// to (line 11)
//     bucket: hourly
//   set (line 10)
//       _measurement: cpu_hourly
//       runs: as rows come where group keys stay; tables whose keys change are collected
//       memory: tables whose keys change, all of them: sends these when its input ends
//       because: `_measurement` may be in group keys
//     pipeline (line 9, in aggregateWindow)
//         aggregateWindow: fn: mean, column: _value, every: 1h, createEmpty: true
//         threads: each takes some of the tables; what they send is put in order again
//         runs: folds the windows of each table and sends them
//         memory: one table, in each thread
//         because: all tables cover the same time range, come in order of their keys, and no key comes twice
//       scan (line 6)
//           bucket: "telegraf"
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           predicate: (r) => r._measurement == "cpu"
//           threads: each takes some of the tables or, of a large one, some of its time
