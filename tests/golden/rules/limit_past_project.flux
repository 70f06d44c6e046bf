// explain: --jit never
// data: metrics floats.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> drop(columns: ["_value"])
    |> limit(n: 2, offset: 1)

// ---
// == plan as written
// limit (line 6)
//     n: 2
//     offset: 1
//   project (line 5)
//       drop: [_value]
//     range (line 4)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 3)
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// LimitPastProjectRule: 1 ×, `limit` or `tail` moves in front of `keep` or `drop`
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
//
// == sources
// the store does `range` and `limit(n: 2, offset: 1)`
// `drop(columns: ["_value"])` stays outside the store: doing it there would not spare any reading
//
// == plan as it will run
// project (line 5)
//     drop: [_value]
//     threads: each takes some of the tables; what they send is put in order again
//     runs: passes tables on with the columns that are left
//     because: no column of a group key is dropped
//   scan (line 3)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       values: float
//       tags: [host, region]
//       limit: n: 2, offset: 1
//       threads: each takes some of the tables or, of a large one, some of its time
