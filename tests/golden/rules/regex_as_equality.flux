// explain: --jit never
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement =~ /^cpu$/ and r.host !~ /^a\.b$/)

// ---
// == plan as written
// filter (line 5)
//     fn: (r) => r._measurement =~ /^cpu$/ and r.host !~ /^a\.b$/
//   range (line 4)
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//     from (line 3)
//         bucket: "metrics"
//
// == rules
// AbsentTagRule: 1 ×, a condition on a tag that holds for an empty text holds where the tag is absent
// RegexAsEqualityRule: 1 ×, a regular expression that one text matches becomes a comparison with it
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and (r.host != "a.b" or not (exists r.host)))`
//
// == plan as it will run
// scan (line 3)
//     bucket: "metrics"
//     range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//     predicate: (r) => r._measurement == "cpu"
//     predicate: (r) => r.host != "a.b" or not (exists r.host)
//     tags: [host, region]
//     threads: each takes some of the tables; what they send is put in order again
