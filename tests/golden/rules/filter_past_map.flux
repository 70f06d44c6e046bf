// explain: --jit never
// data: metrics ../store/metrics.lp
// The conjunct over what the map computes stays.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> map(fn: (r) => ({r with _value: if r._field == "usage" then 1 else 2}))
    |> filter(fn: (r) => r.host == "a" and r._value == 1)

// ---
// == plan as written
// filter (line 7)
//     fn: (r) => r.host == "a" and r._value == 1
//   map (line 6)
//       fn: (r) => ({r with _value: if r._field == "usage" then 1 else 2})
//     range (line 5)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 4)
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FilterPastMapRule: 1 ×
// PushIntoSourceRule: 1 ×
// FusePipelineRule: 2 ×
//
// == sources
// `map(fn: (r) => ({r with _value: if r._field == "usage" then 1 else 2}))` stays outside the store: the store would have to read the same points to do it
// `filter(fn: (r) => r._value == 1)` runs outside, too, because it comes behind `map`
//
// == plan as it will run
// pipeline (line 7)
//     map: (r) => ({r with _value: if r._field == "usage" then 1 else 2})
//     filter: (r) => r._value == 1
//     threads: each takes some of the tables, in order again behind
//     runs: as rows come
//     because: no group key changes
//   scan (line 4)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r.host == "a"
//       tags: [host, path?, region?]
//       threads: each takes some of the tables
//
// == functions of rows
// map (line 6), filter (line 7): compiled, many rows at once
