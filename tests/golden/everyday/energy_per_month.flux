// explain: --jit never
// data: telegraf telegraf.lp
// What a meter counted in each month.
import "timezone"

option location = timezone.location(name: "Europe/Berlin")

from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-03-10T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "energy" and r._field == "total")
    |> difference()
    |> aggregateWindow(every: 1mo, fn: sum, timeSrc: "_start")

// ---
// == plan as written
// window (line 12, in aggregateWindow)
//     every: inf
//     location: Europe/Berlin
//   duplicate (line 12, in aggregateWindow)
//       column: _start
//       as: _time
//     tableFill (line 12, in aggregateWindow)
//       aggregate (line 12, in aggregateWindow)
//           fn: sum
//           column: _value
//         window (line 12, in aggregateWindow)
//             every: 1mo
//             location: Europe/Berlin
//             createEmpty: true
//           difference (line 11)
//               columns: [_value]
//             filter (line 10)
//                 fn: (r) => r._measurement == "energy" and r._field == "total"
//               range (line 9)
//                   range: 2024-01-01T00:00:00Z .. 2024-03-10T00:00:00Z
//                 from (line 8)
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
// the store does `range` and `filter(fn: (r) => r._measurement == "energy" and r._field == "total")`
// `difference(columns: ["_value"])` stays outside the store: doing it there would not spare any reading
//
// == plan as it will run
// pipeline (line 12, in aggregateWindow)
//     aggregateWindow: fn: sum, column: _value, every: 1mo, location: Europe/Berlin, timeSrc: _start, createEmpty: true
//     threads: each takes some of the tables; what they send is put in order again
//     runs: folds the windows of each table and sends them
//     memory: one table, in each thread
//     because: all tables cover the same time range, come in order of their keys, and no key comes twice
//   difference (line 11)
//       columns: [_value]
//       threads: each takes some of the tables
//     scan (line 8)
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-03-10T00:00:00Z
//         predicate: (r) => r._measurement == "energy"
//         predicate: (r) => r._field == "total"
//         values: float
//         tags: [meter]
//         threads: each takes some of the tables
