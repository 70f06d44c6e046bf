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
// window (line 9)
//     every: inf
//   duplicate (line 9)
//       column: _stop
//       as: _time
//     aggregate (line 9)
//         fn: max
//         column: _value
//       window (line 9)
//           every: 1h
//         filter (line 8)
//             fn: (r) => r._measurement == "cpu" and contains(value: r.host, set: ["web2", "web7"])
//           range (line 7)
//               range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//             from (line 6)
//                 bucket: "telegraf"
//
// == rules
// SetMembershipRule: 1 ×
// AggregateWindowRule: 1 ×
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 1 ×
//
// == sources
// `aggregateWindow(every: 1h, fn: max, column: "_value", timeSrc: "_stop", createEmpty: false)` stays outside the store: the store would have to read the same points to do it
//
// == plan as it will run
// pipeline (line 9)
//     aggregateWindow: fn: max, column: _value, every: 1h, createEmpty: false
//     threads: each takes some of the tables, in order again behind
//     runs: folds the windows of each table and sends them
//     memory: one table
//     because: all tables cover the same time range, come in order of their keys, and no key comes twice
//   scan (line 6)
//       bucket: "telegraf"
//       range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r.host == "web2" or r.host == "web7"
//       values: float
//       tags: [cpu, host]
//       threads: each takes some of the tables
