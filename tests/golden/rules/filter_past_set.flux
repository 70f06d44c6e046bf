// explain: --jit never
// data: metrics ../store/metrics.lp
// The conjunct over the column that is set stays.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> set(key: "_value", value: "none")
    |> filter(fn: (r) => r.host == "a" and r._value == "none")

// ---
// == plan as written
// filter (line 7)
//     fn: (r) => r.host == "a" and r._value == "none"
//   set (line 6)
//       _value: none
//     range (line 5)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 4)
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FilterPastSetRule: 1 ×, a filter moves in front of `set`
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r.host == "a")`
// `set(key: "_value", value: "none")` stays outside the store: doing it there would not spare any reading
// `filter(fn: (r) => r._value == "none")` runs outside, too, because it comes behind `set`
//
// == plan as it will run
// pipeline (line 7)
//     filter: (r) => r._value == "none"
//     threads: each takes some of the tables; what they send is put in order again
//     runs: as rows come
//     because: no group key changes
//   set (line 6)
//       _value: none
//       threads: each takes some of the tables
//       runs: as rows come
//       because: no group key changes
//     scan (line 4)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r.host == "a"
//         tags: [host]
//         tags of some series: [path, region]
//         threads: each takes some of the tables or, of a large one, some of its time
//
// == functions of rows
// filter (line 7): runs on many rows at once
