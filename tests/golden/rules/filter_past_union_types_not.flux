// explain: --jit never
// data: early two_types.lp
// data: late two_types_later.lp
// Series that may meet must be of one type, lest the filter hides an error; those of different hosts do not meet.
early = from(bucket: "early") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
late = from(bucket: "late") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

union(tables: [early |> filter(fn: (r) => r.host < "b"), late |> filter(fn: (r) => r.host > "a")])
    |> filter(fn: (r) => r._time < 2024-01-01T01:00:00Z)
    |> yield(name: "may meet")
union(tables: [early |> filter(fn: (r) => r.host == "a"), late |> filter(fn: (r) => r.host == "b")])
    |> filter(fn: (r) => r._time < 2024-01-01T01:00:00Z)
    |> yield(name: "apart")

// ---
// == plan as written
// yield (line 10)
//     name: "may meet"
//   filter (line 9)
//       fn: (r) => r._time < 2024-01-01T01:00:00Z
//     union (line 8)
//       filter (line 8)
//           fn: (r) => r.host < "b"
//         range #1 (line 5)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 5)
//               bucket: "early"
//       filter (line 8)
//           fn: (r) => r.host > "a"
//         range #2 (line 6)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 6)
//               bucket: "late"
// yield (line 13)
//     name: "apart"
//   filter (line 12)
//       fn: (r) => r._time < 2024-01-01T01:00:00Z
//     union (line 11)
//       filter (line 11)
//           fn: (r) => r.host == "a"
//         range (shared #1)
//       filter (line 11)
//           fn: (r) => r.host == "b"
//         range (shared #2)
//
// == rules
// PushRangeIntoScanRule: 2 ×, `range` bounds what is read
// PushIntoSourceRule: 6 ×, a source does an operation while it reads
// FactsOfSeriesRule: 4 ×, a source says which types and tags its series have
// FilterPastUnionRule: 1 ×, a filter moves into all inputs of `union`
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// read 1 (line 5): the store does `range` and `filter(fn: (r) => r.host < "b")`
// read 1 (line 5): `union` stays outside: it has several inputs
// read 2 (line 6): the store does `range` and `filter(fn: (r) => r.host > "a")`
// read 2 (line 6): `union` stays outside: it has several inputs
// read 3 (line 5): the store does `range`, `filter(fn: (r) => r.host == "a")` and `filter(fn: (r) => r._time < 2024-01-01T01:00:00Z)`
// read 3 (line 5): `union` stays outside: it has several inputs
// read 4 (line 6): the store does `range`, `filter(fn: (r) => r.host == "b")` and `filter(fn: (r) => r._time < 2024-01-01T01:00:00Z)`
// read 4 (line 6): `union` stays outside: it has several inputs
//
// == plan as it will run
// yield (line 10)
//     name: "may meet"
//   pipeline (line 9)
//       filter: (r) => r._time < 2024-01-01T01:00:00Z
//       runs: as rows come
//       because: no group key changes
//     union (line 8)
//         runs: merges the tables of the inputs in order of their keys; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: the tables of every input come in order of their keys, and no key comes twice; the inputs are read one after the other
//       scan (line 5)
//           bucket: "early"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r.host < "b"
//           values: float
//           tags: [host]
//           threads: each takes some of the tables; what they send is put in order again
//       scan (line 6)
//           bucket: "late"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r.host > "a"
//           values: int
//           tags: [host]
//           threads: each takes some of the tables; what they send is put in order again
// yield (line 13)
//     name: "apart"
//   union (line 11)
//       runs: merges the tables of the inputs in order of their keys; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: the tables of every input come in order of their keys, and no key comes twice; the inputs are read one after the other
//     scan (line 5)
//         bucket: "early"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r.host == "a"
//         predicate: (r) => r._time < 2024-01-01T01:00:00Z
//         values: float
//         tags: [host]
//         threads: each takes some of the tables; what they send is put in order again
//     scan (line 6)
//         bucket: "late"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r.host == "b"
//         predicate: (r) => r._time < 2024-01-01T01:00:00Z
//         values: int
//         tags: [host]
//         threads: each takes some of the tables; what they send is put in order again
//
// == functions of rows
// filter (line 9): runs on many rows at once
