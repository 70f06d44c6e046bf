// explain: --jit never
// data: telegraf telegraf.lp
// How long a host has been busy.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user")
    |> map(fn: (r) => ({r with level: if r._value > 45.0 then "crit" else if r._value > 20.0 then "warn" else "ok"}))
    |> stateDuration(fn: (r) => r.level == "crit", unit: 1m)
    |> filter(fn: (r) => r.stateDuration > 20)

// ---
// == plan as written
// filter (line 9)
//     fn: (r) => r.stateDuration > 20
//   stateTracking (line 8, in stateDuration)
//       fn: (r) => r.level == "crit"
//       durationColumn: stateDuration
//     map (line 7)
//         fn: (r) => ({r with level: if r._value > 45.0 then "crit" else if r._value > 20.0 then "warn" else "ok"})
//       filter (line 6)
//           fn: (r) => r._measurement == "cpu" and r._field == "usage_user"
//         range (line 5)
//             range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           from (line 4)
//               bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user")`
// `map(fn: (r) => ({r with level: if r._value > 45.0 then "crit" else if r._value > 20.0 then "warn" else "ok"}))` stays outside the store: doing it there would not spare any reading
// `filter(fn: (r) => r.stateDuration > 20)` runs outside, too, because it reads `stateDuration`, which `stateTracking` makes
//
// == plan as it will run
// pipeline (line 9)
//     filter: (r) => r.stateDuration > 20
//     threads: each takes some of the tables; what they send is put in order again
//     runs: as rows come
//     because: no group key changes
//   stateTracking (line 8, in stateDuration)
//       fn: (r) => r.level == "crit"
//       durationColumn: stateDuration
//       threads: each takes some of the tables
//     pipeline (line 7)
//         map: (r) => ({r with level: if r._value > 45.0 then "crit" else if r._value > 20.0 then "warn" else "ok"})
//         threads: each takes some of the tables
//         runs: as rows come
//         because: no group key changes
//       scan (line 4)
//           bucket: "telegraf"
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           predicate: (r) => r._measurement == "cpu"
//           predicate: (r) => r._field == "usage_user"
//           values: float
//           tags: [cpu, host]
//           threads: each takes some of the tables
//
// == functions of rows
// map (line 7): runs on many rows at once
// stateTracking (line 8): runs on many rows at once
// filter (line 9): runs on many rows at once
