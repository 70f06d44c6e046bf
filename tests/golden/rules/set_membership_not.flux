// explain: --jit never
// data: metrics ../store/metrics.lp
// Under `not`, a null host is not in the set; values may be of any type.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => not contains(value: r.host, set: ["a", "c"]))
    |> filter(fn: (r) => contains(value: r._value, set: ["a", "c"]))

// ---
// == plan as written
// filter
//     fn: (r) => contains(value: r._value, set: ["a", "c"])
//   filter
//       fn: (r) => not contains(value: r.host, set: ["a", "c"])
//     range
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 2 ×
//
// == what was not pushed down
// `(r) => not contains(value: r.host, set: ["a", "c"])` can fail in a row; rows on which it would are not dropped ahead of it
//
// == plan as it will run
// pipeline
//     filter: (r) => not contains(value: r.host, set: ["a", "c"])
//     filter: (r) => contains(value: r._value, set: ["a", "c"])
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       tags: host, path?, region?
//       runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: scan → filter → filter
// rows: called row by row, because it passes a record or array to `universe.contains`
