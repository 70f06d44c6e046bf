// explain: --jit never
// The first rows in the order of values or times are found by the store, which may leave out chunks.
// data: metrics ../store/metrics.lp
usage =
    () =>
        from(bucket: "metrics")
            |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
            |> filter(fn: (r) => r._field == "usage")

usage() |> top(n: 2) |> yield(name: "top")
usage() |> bottom(n: 1) |> keep(columns: ["host", "_value"]) |> yield(name: "bottom")
usage() |> sort(columns: ["_time"], desc: true) |> limit(n: 2) |> yield(name: "newest")
usage() |> sort(desc: true) |> limit(n: 1, offset: 1) |> yield(name: "second")

// ---
// == plan as written
// yield (line 10)
//     name: "top"
//   limit (line 10, in top)
//       n: 2
//       onEmpty: drop
//     sort (line 10, in top)
//         columns: [_value]
//         desc: true
//       filter (line 10, in usage)
//           fn: (r) => r._field == "usage"
//         range (line 10, in usage)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 10, in usage)
//               bucket: "metrics"
// yield (line 11)
//     name: "bottom"
//   project (line 11)
//       keep: [host, _value]
//     limit (line 11, in bottom)
//         n: 1
//         onEmpty: drop
//       sort (line 11, in bottom)
//           columns: [_value]
//         filter (line 11, in usage)
//             fn: (r) => r._field == "usage"
//           range (line 11, in usage)
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from (line 11, in usage)
//                 bucket: "metrics"
// yield (line 12)
//     name: "newest"
//   limit (line 12)
//       n: 2
//       onEmpty: drop
//     sort (line 12)
//         columns: [_time]
//         desc: true
//       filter (line 12, in usage)
//           fn: (r) => r._field == "usage"
//         range (line 12, in usage)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 12, in usage)
//               bucket: "metrics"
// yield (line 13)
//     name: "second"
//   limit (line 13)
//       n: 1
//       offset: 1
//     sort (line 13)
//         columns: [_value]
//         desc: true
//       filter (line 13, in usage)
//           fn: (r) => r._field == "usage"
//         range (line 13, in usage)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 13, in usage)
//               bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 4 ×, `range` bounds what is read
// SortLimitRule: 4 ×, a `sort` keeps only the rows that `limit` wants
// PushIntoSourceRule: 8 ×, a source does an operation while it reads
// FactsOfSeriesRule: 4 ×, a source says which types and tags its series have
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
//
// == sources
// line 10: the store does `range`, `filter(fn: (r) => r._field == "usage")` and `sort(columns: [_value], desc: true, n: 2, onEmpty: drop)`
// line 11: the store does `range`, `filter(fn: (r) => r._field == "usage")` and `sort(columns: [_value], n: 1, onEmpty: drop)`
// line 11: `keep(columns: ["host", "_value"])` stays outside the store: doing it there would not spare any reading
// line 12: the store does `range`, `filter(fn: (r) => r._field == "usage")` and `sort(columns: [_time], desc: true, n: 2, onEmpty: drop)`
// line 13: the store does `range`, `filter(fn: (r) => r._field == "usage")` and `sort(columns: [_value], desc: true, n: 2)`
// line 13: `limit(n: 1, offset: 1)` stays outside the store: the store does one operation on rows, and has one
//
// == plan as it will run
// yield (line 10)
//     name: "top"
//   scan (line 10, in usage)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       sort: columns: [_value], desc: true, n: 2, onEmpty: drop
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 11)
//     name: "bottom"
//   project (line 11)
//       keep: [host, _value]
//       runs: collects tables by what is left of their keys; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: what is left of the keys is not in order
//     scan (line 11, in usage)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         sends: tags and `_value`
//         sort: columns: [_value], n: 1, onEmpty: drop
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 12)
//     name: "newest"
//   scan (line 12, in usage)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       sort: columns: [_time], desc: true, n: 2, onEmpty: drop
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 13)
//     name: "second"
//   limit (line 13)
//       n: 1
//       offset: 1
//       threads: each takes some of the tables; what they send is put in order again
//     scan (line 13, in usage)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         sort: columns: [_value], desc: true, n: 2
//         threads: each takes some of the tables
