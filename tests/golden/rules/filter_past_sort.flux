// explain: --jit never
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> sort(columns: ["_value"], desc: true)
    |> filter(fn: (r) => r.host == "a" and r._field == "usage")

// ---
// == plan as written
// filter (line 6)
//     fn: (r) => r.host == "a" and r._field == "usage"
//   sort (line 5)
//       columns: [_value]
//       desc: true
//     range (line 4)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 3)
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 2 ×, a source says which types and tags its series have
// FilterPastSortRule: 1 ×, a filter moves in front of `sort`
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
//
// == sources
// the store does `range` and `filter(fn: (r) => r.host == "a" and r._field == "usage")`
// `sort(columns: ["_value"], desc: true)` stays outside the store: doing it there would not spare any reading
//
// == plan as it will run
// sort (line 5)
//     columns: [_value]
//     desc: true
//     threads: each takes some of the tables; what they send is put in order again
//     runs: sorts each table, a large one with all threads
//     memory: one table, in each thread
//     because: rows may come in any order
//   scan (line 3)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r.host == "a"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       threads: each takes some of the tables
