// explain: --jit never
// The source gets all that it does exactly as it would be done here; a test of one filter that it cannot do stays alone.
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu")
    |> filter(fn: (r) => r.host == "a" and r._value > 2.0 and r._field == "usage")
    |> map(fn: (r) => ({r with _value: r._value * 2.0}))

// ---
// == plan as written
// map (line 8)
//     fn: (r) => ({r with _value: r._value * 2.0})
//   filter (line 7)
//       fn: (r) => r.host == "a" and r._value > 2.0 and r._field == "usage"
//     filter (line 6)
//         fn: (r) => r._measurement == "cpu"
//       range (line 5)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 4)
//             bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 2 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range`, `filter(fn: (r) => r._measurement == "cpu")` and `filter(fn: (r) => r.host == "a" and r._field == "usage")`
// `(r) => r._value > 2.0` stays outside the store: the store picks whole series, not points by their `_value`, but it skips chunks in which none pass
//
// == plan as it will run
// pipeline (line 8)
//     filter: (r) => r._value > 2.0
//     map: (r) => ({r with _value: r._value * 2.0})
//     threads: each takes some of the tables; what they send is put in order again
//     runs: as rows come
//     because: no group key changes
//   scan (line 4)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r.host == "a"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       skips chunks without: (r) => r._value > 2.0
//       threads: each takes some of the tables or, of a large one, some of its time
//
// == functions of rows
// filter (line 7), map (line 8): runs on many rows at once
