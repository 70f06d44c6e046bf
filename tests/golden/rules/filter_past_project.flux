// explain: --jit never
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> drop(columns: ["_time"])
    |> filter(fn: (r) => r.host == "a" and not exists r._time)

// ---
// == plan as written
// filter (line 6)
//     fn: (r) => r.host == "a" and not (exists r._time)
//   project (line 5)
//       drop: [_time]
//     range (line 4)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 3)
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FilterPastProjectRule: 1 ×, a filter moves in front of `keep` or `drop`
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r.host == "a")`
// `drop(columns: ["_time"])` stays outside the store: doing it there would not spare any reading
// `filter(fn: (r) => not (exists r._time))` runs outside, too, because it comes behind `project`
//
// == plan as it will run
// pipeline (line 6)
//     filter: (r) => not (exists r._time)
//     threads: each takes some of the tables; what they send is put in order again
//     runs: as rows come
//     because: no group key changes
//   project (line 5)
//       drop: [_time]
//       threads: each takes some of the tables
//       runs: passes tables on with the columns that are left
//       because: no column of a group key is dropped
//     scan (line 3)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r.host == "a"
//         tags: [host]
//         tags of some series: [path, region]
//         threads: each takes some of the tables or, of a large one, some of its time
//
// == functions of rows
// filter (line 6): runs on many rows at once
