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
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// LimitPastProjectRule: 1 ×
// PushIntoSourceRule: 1 ×
//
// == sources
// `drop(columns: ["_value"])` stays outside the store: the store would have to read the same points to do it
//
// == plan as it will run
// project (line 5)
//     drop: [_value]
//     threads: each takes some of the tables, in order again behind
//     runs: passes tables on with the columns that are left
//     because: no column of a group key is dropped
//   scan (line 3)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       values: float
//       tags: [host, region]
//       limit: n: 2, offset: 1
//       threads: each takes some of the tables
