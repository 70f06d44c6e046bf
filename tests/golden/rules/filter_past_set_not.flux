// explain: --jit never
// data: metrics ../store/metrics.lp
// Tables that get the same host meet.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> set(key: "host", value: "none")
    |> filter(fn: (r) => r.region == "eu")

// ---
// == plan as written
// filter (line 7)
//     fn: (r) => r.region == "eu"
//   set (line 6)
//       host: none
//     range (line 5)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 4)
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range`
// `set(key: "host", value: "none")` stays outside the store: doing it there would not spare any reading
// `filter(fn: (r) => r.region == "eu")` runs outside, too, because it comes behind `set`
//
// == plan as it will run
// pipeline (line 7)
//     filter: (r) => r.region == "eu"
//     runs: as rows come
//     because: no group key changes
//   set (line 6)
//       host: none
//       runs: as rows come where group keys stay; tables whose keys change are collected
//       memory: tables whose keys change, all of them: sends these when its input ends
//       because: `host` is in group keys
//     scan (line 4)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: [host]
//         tags of some series: [path, region]
//         threads: each takes some of the tables; what they send is put in order again
//
// == functions of rows
// filter (line 7): runs on many rows at once
