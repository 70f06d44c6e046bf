// explain: --jit never
// data: telegraf telegraf.lp
// A curve without spikes.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user" and r.host == "web1")
    |> movingAverage(n: 3)
    |> keep(columns: ["_time", "_value"])

// ---
// == plan as written
// project (line 8)
//     keep: [_time, _value]
//   movingAverage (line 7)
//       n: 3
//     filter (line 6)
//         fn: (r) => r._measurement == "cpu" and r._field == "usage_user" and r.host == "web1"
//       range (line 5)
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         from (line 4)
//             bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user" and r.host == "web1")`
// `movingAverage(n: 3)` stays outside the store: doing it there would not spare any reading
//
// == plan as it will run
// project (line 8)
//     keep: [_time, _value]
//     runs: joins neighbouring tables whose keys become equal
//     memory: one table of those that it sends
//     because: nothing is left of the keys, so all tables become one
//   movingAverage (line 7)
//       n: 3
//       threads: each takes some of the tables; what they send is put in order again
//     scan (line 4)
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage_user"
//         predicate: (r) => r.host == "web1"
//         values: float
//         tags: [cpu, host]
//         threads: each takes some of the tables
