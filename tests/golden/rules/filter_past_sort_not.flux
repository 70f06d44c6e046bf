// explain: --jit never
// data: metrics ../store/metrics.lp
// Which rows are the first two depends on the filter; and whether a comparison of `_value` fails, on the table that comes first.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> sort(columns: ["_time"], desc: true)
    |> limit(n: 2)
    |> filter(fn: (r) => r.host == "a")
    |> yield(name: "limited")

data
    |> sort(columns: ["_value"])
    |> filter(fn: (r) => r.host == "a" and r._value > 1.0)
    |> yield(name: "failing")

// ---
// == plan as written
// yield (line 11)
//     name: "limited"
//   filter (line 10)
//       fn: (r) => r.host == "a"
//     limit (line 9)
//         n: 2
//         onEmpty: drop
//       sort (line 8)
//           columns: [_time]
//           desc: true
//         range #1 (line 5)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 4)
//               bucket: "metrics"
// yield (line 16)
//     name: "failing"
//   filter (line 15)
//       fn: (r) => r.host == "a" and r._value > 1.0
//     sort (line 14)
//         columns: [_value]
//       range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// SortLimitRule: 1 ×, a `sort` keeps only the rows that `limit` wants
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 11)
//     name: "limited"
//   pipeline (line 10)
//       filter: (r) => r.host == "a"
//       runs: as rows come
//       because: no group key changes
//     sort (line 8)
//         columns: [_time]
//         desc: true
//         n: 2
//         onEmpty: drop
//         runs: sorts each table and keeps its first rows only
//         memory: what it needs of one table
//         because: `limit` wants the first 2 rows of a table
//       scan #1 (line 4)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           tags: [host]
//           tags of some series: [path, region]
//           threads: each takes some of the tables; what they send is put in order again
// yield (line 16)
//     name: "failing"
//   pipeline (line 15)
//       filter: (r) => r.host == "a" and r._value > 1.0
//       runs: as rows come
//       because: no group key changes
//     sort (line 14)
//         columns: [_value]
//         runs: sorts each table, a large one with all threads
//         memory: one table
//         because: rows may come in any order
//       scan (shared #1)
//
// == functions of rows
// filter (line 10): runs on many rows at once
// filter (line 15): runs on many rows at once
