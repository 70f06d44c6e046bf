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
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 1 ×
//
// == sources
// `set(key: "host", value: "none")` stays outside the store: the store would have to read the same points to do it
// `filter(fn: (r) => r.region == "eu")` runs outside, too, because it comes behind `set`
//
// == plan as it will run
// pipeline (line 7)
//     filter: (r) => r.region == "eu"
//     runs: as rows come
//     because: no group key changes
//   set (line 6)
//       host: none
//       runs: as rows come; tables whose keys change wait for all others
//       memory: all tables: sends nothing before its input ends
//       because: `host` may be in group keys
//     scan (line 4)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: [host, path?, region?]
//         threads: each takes some of the tables, in order again behind
//
// == functions of rows
// filter (line 7): compiled, many rows at once
