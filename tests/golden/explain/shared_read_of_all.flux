// explain: --jit never
// One result reads everything, so the other one takes its part of that.
// data: metrics ../store/metrics.lp
data = from(bucket: "metrics") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data |> filter(fn: (r) => r._field == "usage") |> yield(name: "usage")

data |> yield(name: "all")

// ---
// == plan as written
// yield (line 6)
//     name: "usage"
//   filter (line 6)
//       fn: (r) => r._field == "usage"
//     range #1 (line 4)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 4)
//           bucket: "metrics"
// yield (line 8)
//     name: "all"
//   range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 6)
//     name: "usage"
//   pipeline (line 6)
//       filter: (r) => r._field == "usage"
//       runs: as rows come
//       because: no group key changes
//     scan #1 (line 4)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: [host]
//         tags of some series: [path, region]
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 8)
//     name: "all"
//   scan (shared #1)
//
// == functions of rows
// filter (line 6): runs on many rows at once
