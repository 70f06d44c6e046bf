// explain: --jit never
// data: metrics floats.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> group(columns: ["host"])
    |> limit(n: 2, offset: 1)

// ---
// == plan as written
// limit (line 6)
//     n: 2
//     offset: 1
//   group (line 5)
//       columns: [host]
//     range (line 4)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 3)
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// LimitUnderGroupRule: 1 ×, of tables that come to `group` no more rows are kept than `limit` or `tail` behind it wants
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
//
// == sources
// the store does `range` and `limit(n: 3)`
// `group(columns: ["host"])` stays outside the store: the store does not put tables together
//
// == plan as it will run
// limit (line 6)
//     n: 2
//     offset: 1
//   group (line 5)
//       columns: [host]
//       runs: gives whole tables new keys, and joins those whose keys become equal; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: the new keys are made of columns that are in the group keys already
//     scan (line 3)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         values: float
//         tags: [host, region]
//         limit: n: 3
//         threads: each takes some of the tables; what they send is put in order again
