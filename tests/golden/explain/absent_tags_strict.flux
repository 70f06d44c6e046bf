// explain: --jit never --null-tags strict
// data: m ../store/absent_tags.lp
from(bucket: "m")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r.t != "a")
    |> count()

// ---
// == plan as written
// aggregate (line 6)
//     fn: count
//     column: _value
//   filter (line 5)
//       fn: (r) => r.t != "a"
//     range (line 4)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 3)
//           bucket: "m"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 2 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
//
// == sources
// the store does `range`, `filter(fn: (r) => r.t != "a")` and `count(column: "_value")`
//
// == plan as it will run
// scan (line 3)
//     bucket: "m"
//     range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//     predicate: (r) => r.t != "a"
//     values: float
//     tags: [id, t]
//     sends: tags and `_value`
//     aggregate: fn: count, column: _value
//     threads: each takes some of the tables; what they send is put in order again
