// explain: --jit never
// data: metrics ../store/metrics.lp
a = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "usage")
b = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "idle")
    |> limit(n: 2)

union(tables: [a, b]) |> filter(fn: (r) => r.host == "a")

// ---
// == plan as written
// filter (line 11)
//     fn: (r) => r.host == "a"
//   union (line 11)
//     filter (line 5)
//         fn: (r) => r._field == "usage"
//       range (line 4)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 3)
//             bucket: "metrics"
//     limit (line 9)
//         n: 2
//       filter (line 8)
//           fn: (r) => r._field == "idle"
//         range (line 7)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 6)
//               bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 2 ×, `range` bounds what is read
// PushIntoSourceRule: 4 ×, a source does an operation while it reads
// FactsOfSeriesRule: 2 ×, a source says which types and tags its series have
// FilterPastUnionRule: 1 ×, a filter moves into all inputs of `union`
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// line 3: the store does `range`, `filter(fn: (r) => r._field == "usage")` and `filter(fn: (r) => r.host == "a")`
// line 3: `union` stays outside: it has several inputs
// line 6: the store does `range`, `filter(fn: (r) => r._field == "idle")` and `limit(n: 2)`
// line 6: `filter(fn: (r) => r.host == "a")` stays outside the store: it comes behind other operations that run there
// line 6: `union` stays outside: it has several inputs
//
// == plan as it will run
// union (line 11)
//     runs: merges the tables of the inputs in order of their keys; puts tables in order of their keys
//     memory: all tables: sends nothing before its input ends
//     because: the tables of every input come in order of their keys, and no key comes twice; the inputs are read one after the other
//   scan (line 3)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       predicate: (r) => r.host == "a"
//       values: float
//       tags: [host, region]
//       threads: each takes some of the tables; what they send is put in order again
//   pipeline (line 11)
//       filter: (r) => r.host == "a"
//       threads: each takes some of the tables; what they send is put in order again
//       runs: as rows come
//       because: no group key changes
//     scan (line 6)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "idle"
//         values: int
//         tags: [host, region]
//         limit: n: 2
//         threads: each takes some of the tables or, of a large one, some of its time
//
// == functions of rows
// filter (line 11): runs on many rows at once
