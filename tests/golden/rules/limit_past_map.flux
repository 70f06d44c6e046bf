// explain: --jit never
// data: metrics floats.lp
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> map(fn: (r) => ({r with _value: 1}))
    |> limit(n: 2)
    |> yield(name: "limit")

data
    |> group()
    |> map(fn: (r) => ({at: r._time, field: r._field}))
    |> tail(n: 2)
    |> yield(name: "tail")

// ---
// == plan as written
// yield (line 9)
//     name: "limit"
//   limit (line 8)
//       n: 2
//     map (line 7)
//         fn: (r) => ({r with _value: 1})
//       range #1 (line 4)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 3)
//             bucket: "metrics"
// yield (line 15)
//     name: "tail"
//   tail (line 14)
//       n: 2
//     map (line 13)
//         fn: (r) => ({at: r._time, field: r._field})
//       group (line 12)
//           columns: []
//         range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// LimitPastMapRule: 2 ×, `limit` or `tail` moves in front of `map`
// LimitUnderGroupRule: 1 ×, of tables that come to `group` no more rows are kept than `limit` or `tail` behind it wants
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 9)
//     name: "limit"
//   pipeline (line 7)
//       map: (r) => ({r with _value: 1})
//       runs: as rows come
//       because: no group key changes
//     limit (line 8)
//         n: 2
//       scan #1 (line 3)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           values: float
//           tags: [host, region]
//           threads: each takes some of the tables; what they send is put in order again
// yield (line 15)
//     name: "tail"
//   pipeline (line 13)
//       map: (r) => ({at: r._time, field: r._field})
//       runs: as rows come
//       because: no group key changes
//     tail (line 14)
//         n: 2
//         runs: table by table
//         memory: one table
//       group (line 12)
//           columns: []
//           runs: gives whole tables new keys, and joins those whose keys become equal
//           memory: all tables: sends nothing before its input ends
//           because: no columns are named, so all tables become one
//         tail (line 14)
//             n: 2
//             runs: table by table
//             memory: one table
//           scan (shared #1)
//
// == functions of rows
// map (line 7): runs on many rows at once
// map (line 13): runs on many rows at once
