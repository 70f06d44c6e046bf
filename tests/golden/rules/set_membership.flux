// explain: --jit never
// data: metrics ../store/metrics.lp
hosts = ["a", "c"]

from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => contains(value: r.host, set: hosts) and contains(value: r._field, set: ["usage"]))

// ---
// == plan as written
// filter (line 7)
//     fn: (r) => contains(value: r.host, set: ["a", "c"]) and contains(value: r._field, set: ["usage"])
//   range (line 6)
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//     from (line 5)
//         bucket: "metrics"
//
// == rules
// SetMembershipRule: 1 ×, `contains` in a fixed set becomes comparisons
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
//
// == sources
// the store does `range` and `filter(fn: (r) => (r.host == "a" or r.host == "c") and r._field == "usage")`
//
// == plan as it will run
// scan (line 5)
//     bucket: "metrics"
//     range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//     predicate: (r) => r.host == "a" or r.host == "c"
//     predicate: (r) => r._field == "usage"
//     values: float
//     tags: [host, region]
//     threads: each takes some of the tables; what they send is put in order again
