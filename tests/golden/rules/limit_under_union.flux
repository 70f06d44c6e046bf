// explain: --jit never
// data: metrics floats.lp
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

union(
    tables: [
        data |> filter(fn: (r) => r.host == "a"),
        data |> filter(fn: (r) => r.host == "b") |> limit(n: 1),
    ],
)
    |> limit(n: 2)

// ---
// == plan as written
// limit (line 12)
//     n: 2
//   union (line 6)
//     filter (line 8)
//         fn: (r) => r.host == "a"
//       range #1 (line 4)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 3)
//             bucket: "metrics"
//     limit (line 9)
//         n: 1
//       filter (line 9)
//           fn: (r) => r.host == "b"
//         range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 4 ×, a source does an operation while it reads
// FactsOfSeriesRule: 2 ×, a source says which types and tags its series have
// LimitUnderUnionRule: 1 ×, of tables that come to `union` no more rows are kept than `limit` or `tail` behind it wants
//
// == sources
// read 1 (line 3): the store does `range`, `filter(fn: (r) => r.host == "a")` and `limit(n: 2)`
// read 1 (line 3): `union` stays outside: it has several inputs
// read 2 (line 3): the store does `range`, `filter(fn: (r) => r.host == "b")` and `limit(n: 1)`
// read 2 (line 3): `union` stays outside: it has several inputs
//
// == plan as it will run
// limit (line 12)
//     n: 2
//   union (line 6)
//       runs: merges the tables of the inputs in order of their keys; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: the tables of every input come in order of their keys, and no key comes twice; the inputs are read one after the other
//     scan (line 3)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r.host == "a"
//         values: float
//         tags: [host, region]
//         limit: n: 2
//         threads: each takes some of the tables; what they send is put in order again
//     scan (line 3)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r.host == "b"
//         values: float
//         tags: [host, region]
//         limit: n: 1
//         threads: each takes some of the tables; what they send is put in order again
