// explain: --jit never
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage" and r._value * 2.0 > 4.0)

// ---
// == plan as written
// filter (line 5)
//     fn: (r) => r._measurement == "cpu" and r._field == "usage" and r._value * 2.0 > 4.0
//   range (line 4)
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//     from (line 3)
//         bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// `(r) => r._value * 2.0 > 4.0` stays outside the store: the store picks whole series, not points by their `_value`
//
// == plan as it will run
// pipeline (line 5)
//     filter: (r) => r._value * 2.0 > 4.0
//     threads: each takes some of the tables; what they send is put in order again
//     runs: as rows come
//     because: no group key changes
//   scan (line 3)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       threads: each takes some of the tables or, of a large one, some of its time
//
// == functions of rows
// filter (line 5): runs on many rows at once
