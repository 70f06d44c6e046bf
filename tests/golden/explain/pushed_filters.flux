// explain: --jit never
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r.host =~ /^a/)
    |> filter(fn: (r) => r._field == "usage")

// ---
// == plan as written
// filter (line 6)
//     fn: (r) => r._field == "usage"
//   filter (line 5)
//       fn: (r) => r._measurement == "cpu" and r.host =~ /^a/
//     range (line 4)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 3)
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 2 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
//
// == sources
// the store does `range`, `filter(fn: (r) => r._measurement == "cpu" and r.host =~ /^a/)` and `filter(fn: (r) => r._field == "usage")`
//
// == plan as it will run
// scan (line 3)
//     bucket: "metrics"
//     range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//     predicate: (r) => r._measurement == "cpu"
//     predicate: (r) => r.host =~ /^a/
//     predicate: (r) => r._field == "usage"
//     values: float
//     tags: [host, region]
//     threads: each takes some of the tables; what they send is put in order again
