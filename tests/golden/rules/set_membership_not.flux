// explain: --jit never
// data: metrics ../store/metrics.lp
// Under `not`, a null host is not in the set; values may be of any type.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => not contains(value: r.host, set: ["a", "c"]))
    |> filter(fn: (r) => contains(value: r._value, set: ["a", "c"]))

// ---
// == plan as written
// filter (line 7)
//     fn: (r) => contains(value: r._value, set: ["a", "c"])
//   filter (line 6)
//       fn: (r) => not contains(value: r.host, set: ["a", "c"])
//     range (line 5)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 4)
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range`
// `(r) => not contains(value: r.host, set: ["a", "c"])` stays outside: it may fail in a row, and must do so in the same rows as here
//
// == plan as it will run
// pipeline (line 7)
//     filter: (r) => not contains(value: r.host, set: ["a", "c"])
//     filter: (r) => contains(value: r._value, set: ["a", "c"])
//     threads: each takes some of the tables; what they send is put in order again
//     runs: as rows come
//     because: no group key changes
//   scan (line 4)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       tags: [host]
//       tags of some series: [path, region]
//       threads: each takes some of the tables or, of a large one, some of its time
//
// == functions of rows
// filter (line 6), filter (line 7): called once for each row, which is slow, because it passes a record or array to `universe.contains`
