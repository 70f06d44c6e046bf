// explain: --jit never
// data: metrics mixed.lp
// A series may have a tag `usage` already, so that `rename` fails.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> rename(columns: {_value: "usage"})
    |> filter(fn: (r) => r.host == "a")

// ---
// == plan as written
// filter (line 7)
//     fn: (r) => r.host == "a"
//   rename (line 6)
//       _value: usage
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
// `rename(columns: {"_value": "usage"})` stays outside the store: doing it there would not spare any reading
// `filter(fn: (r) => r.host == "a")` runs outside, too, because it comes behind `rename`
//
// == plan as it will run
// pipeline (line 7)
//     filter: (r) => r.host == "a"
//     threads: each takes some of the tables; what they send is put in order again
//     runs: as rows come
//     because: no group key changes
//   rename (line 6)
//       _value: usage
//       threads: each takes some of the tables
//       runs: as rows come
//       because: no group key changes
//     scan (line 4)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags of some series: [host, region, usage]
//         threads: each takes some of the tables or, of a large one, some of its time
//
// == functions of rows
// filter (line 7): runs on many rows at once
