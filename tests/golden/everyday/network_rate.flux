// explain: --jit never
// data: telegraf telegraf.lp
// Bytes a second from a counter.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "net" and r._field == "bytes_recv")
    |> derivative(unit: 1s, nonNegative: true)
    |> aggregateWindow(every: 30m, fn: mean)

// ---
// == plan as written
// window (line 8, in aggregateWindow)
//     every: inf
//   duplicate (line 8, in aggregateWindow)
//       column: _stop
//       as: _time
//     tableFill (line 8, in aggregateWindow)
//       aggregate (line 8, in aggregateWindow)
//           fn: mean
//           column: _value
//         window (line 8, in aggregateWindow)
//             every: 30m
//             createEmpty: true
//           derivative (line 7)
//               unit: 1s
//               columns: [_value]
//               nonNegative: true
//             filter (line 6)
//                 fn: (r) => r._measurement == "net" and r._field == "bytes_recv"
//               range (line 5)
//                   range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//                 from (line 4)
//                     bucket: "telegraf"
//
// == rules
// AggregateWindowCreateEmptyRule: 1 ×, `window` with empty windows, the aggregate and what follows run as one `aggregateWindow`
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "net" and r._field == "bytes_recv")`
// `derivative(unit: 1s, nonNegative: true, columns: ["_value"], timeColumn: "_time")` stays outside the store: doing it there would not spare any reading
//
// == plan as it will run
// pipeline (line 8, in aggregateWindow)
//     aggregateWindow: fn: mean, column: _value, every: 30m, createEmpty: true
//     threads: each takes some of the tables; what they send is put in order again
//     runs: folds the windows of each table and sends them
//     memory: one table, in each thread
//     because: all tables cover the same time range, come in order of their keys, and no key comes twice
//   derivative (line 7)
//       unit: 1s
//       columns: [_value]
//       nonNegative: true
//       threads: each takes some of the tables
//     scan (line 4)
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "net"
//         predicate: (r) => r._field == "bytes_recv"
//         values: int
//         tags: [host, interface]
//         threads: each takes some of the tables
