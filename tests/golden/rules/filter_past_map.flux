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
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FilterPastMapRule: 1 ×, a filter moves in front of `map`
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r.host == "a")`
// `map(fn: (r) => ({r with _value: if r._field == "usage" then 1 else 2}))` stays outside the store: doing it there would not spare any reading
// `filter(fn: (r) => r._value == 1)` runs outside, too, because it reads `_value`, which `map` makes
//
// == plan as it will run
// pipeline (line 7)
//     map: (r) => ({r with _value: if r._field == "usage" then 1 else 2})
//     filter: (r) => r._value == 1
//     threads: each takes some of the tables; what they send is put in order again
//     runs: as rows come
//     because: no group key changes
//   scan (line 4)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r.host == "a"
//       tags: [host]
//       tags of some series: [path, region]
//       threads: each takes some of the tables or, of a large one, some of its time
//
// == functions of rows
// map (line 6), filter (line 7): runs on many rows at once
