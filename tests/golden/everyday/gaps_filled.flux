// explain: --jit never
// data: telegraf telegraf.lp
// A line without gaps.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "http" and r._field == "status")
    |> filter(fn: (r) => r._value >= 500)
    |> aggregateWindow(every: 10m, fn: count)
    |> fill(usePrevious: true)

// ---
// == plan as written
// fill (line 9)
//     column: _value
//     usePrevious: true
//   window (line 8, in aggregateWindow)
//       every: inf
//     duplicate (line 8, in aggregateWindow)
//         column: _stop
//         as: _time
//       tableFill (line 8, in aggregateWindow)
//         aggregate (line 8, in aggregateWindow)
//             fn: count
//             column: _value
//           window (line 8, in aggregateWindow)
//               every: 10m
//               createEmpty: true
//             filter (line 7)
//                 fn: (r) => r._value >= 500
//               filter (line 6)
//                   fn: (r) => r._measurement == "http" and r._field == "status"
//                 range (line 5)
//                     range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//                   from (line 4)
//                       bucket: "telegraf"
//
// == rules
// AggregateWindowCreateEmptyRule: 1 ×, `window` with empty windows, the aggregate and what follows run as one `aggregateWindow`
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "http" and r._field == "status")`
// `(r) => r._value >= 500` stays outside the store: the store picks whole series, not points by their `_value`, but it skips chunks in which none pass
//
// == plan as it will run
// fill (line 9)
//     column: _value
//     usePrevious: true
//     threads: each takes some of the tables; what they send is put in order again
//     runs: as rows come
//     because: no group key changes
//   pipeline (line 8, in aggregateWindow)
//       filter: (r) => r._value >= 500
//       aggregateWindow: fn: count, column: _value, every: 10m, createEmpty: true
//       threads: each takes some of the tables
//       runs: folds the windows of each table and sends them
//       memory: one table, in each thread
//       because: all tables cover the same time range, come in order of their keys, and no key comes twice
//     scan (line 4)
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "http"
//         predicate: (r) => r._field == "status"
//         values: int
//         tags: [host, route]
//         skips chunks without: (r) => r._value >= 500
//         threads: each takes some of the tables or, of a large one among few, some of its time
//
// == functions of rows
// filter (line 7): runs on many rows at once
