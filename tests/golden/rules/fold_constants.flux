// explain: --jit never
// data: metrics ../store/metrics.lp
// Constant parts of functions are computed once, so that sources understand them; what fails is left for its row.
limits = {usage: 2.0}
zero = 0

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> filter(fn: (r) => r._value > 2.0 * limits.usage)
    |> yield(name: "fires 1")
cpu
    |> map(fn: (r) => ({r with _value: r._value * (1.0 + 1.0)}))
    |> yield(name: "fires 2")

cpu
    |> filter(fn: (r) => r._value > limits.usage)
    |> yield(name: "stays 1")
cpu
    |> map(fn: (r) => ({r with n: 1 / zero}))
    |> yield(name: "stays 2")

// ---
// == plan as written
// yield (line 14)
//     name: "fires 1"
//   filter (line 13)
//       fn: (r) => r._value > 2.0 * 2.0
//     filter #1 (line 10)
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range (line 9)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 8)
//             bucket: "metrics"
// yield (line 17)
//     name: "fires 2"
//   map (line 16)
//       fn: (r) => ({r with _value: r._value * (1.0 + 1.0)})
//     filter (shared #1)
// yield (line 21)
//     name: "stays 1"
//   filter (line 20)
//       fn: (r) => r._value > 2.0
//     filter (shared #1)
// yield (line 24)
//     name: "stays 2"
//   map (line 23)
//       fn: (r) => ({r with n: 1 / 0})
//     filter (shared #1)
//
// == rules
// FoldConstantsRule: 2 ×, what does not depend on rows is computed once
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 4 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// `(r) => r._value > 4.0` stays outside the store: the store picks whole series, not points by their `_value`, but it skips chunks in which none pass
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 14)
//     name: "fires 1"
//   pipeline (line 13)
//       filter: (r) => r._value > 4.0
//       runs: as rows come
//       because: no group key changes
//     scan #1 (line 8)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 17)
//     name: "fires 2"
//   pipeline (line 16)
//       map: (r) => ({r with _value: r._value * 2.0})
//       runs: as rows come
//       because: no group key changes
//     scan (shared #1)
// yield (line 21)
//     name: "stays 1"
//   pipeline (line 20)
//       filter: (r) => r._value > 2.0
//       runs: as rows come
//       because: no group key changes
//     scan (shared #1)
// yield (line 24)
//     name: "stays 2"
//   pipeline (line 23)
//       map: (r) => ({r with n: 1 / 0})
//       runs: as rows come
//       because: no group key changes
//     scan (shared #1)
//
// == functions of rows
// filter (line 13): runs on many rows at once
// map (line 16): runs on many rows at once
// filter (line 20): runs on many rows at once
// map (line 23): runs on many rows at once
