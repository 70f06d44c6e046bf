// explain: --jit never
// Nothing is known of the order of texts or of several columns, and all rows in an order must be read.
// data: metrics ../store/metrics.lp
usage =
    () =>
        from(bucket: "metrics")
            |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
            |> filter(fn: (r) => r._field == "usage")

usage() |> sort(desc: true) |> yield(name: "no limit")
usage() |> top(n: 1025) |> yield(name: "many rows")
usage() |> top(n: 1, columns: ["_value", "_time"]) |> yield(name: "two columns")
usage() |> top(n: 1, columns: ["host"]) |> yield(name: "a tag")
usage() |> group() |> top(n: 1) |> yield(name: "of all series")
usage() |> filter(fn: (r) => r._value < 3.0) |> top(n: 1) |> yield(name: "behind a test of values")
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> top(n: 1)
    |> yield(name: "fields of other types")

// ---
// == plan as written
// yield (line 10)
//     name: "no limit"
//   sort (line 10)
//       columns: [_value]
//       desc: true
//     filter (line 10, in usage)
//         fn: (r) => r._field == "usage"
//       range (line 10, in usage)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 10, in usage)
//             bucket: "metrics"
// yield (line 11)
//     name: "many rows"
//   limit (line 11, in top)
//       n: 1025
//       onEmpty: drop
//     sort (line 11, in top)
//         columns: [_value]
//         desc: true
//       filter (line 11, in usage)
//           fn: (r) => r._field == "usage"
//         range (line 11, in usage)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 11, in usage)
//               bucket: "metrics"
// yield (line 12)
//     name: "two columns"
//   limit (line 12, in top)
//       n: 1
//       onEmpty: drop
//     sort (line 12, in top)
//         columns: [_value, _time]
//         desc: true
//       filter (line 12, in usage)
//           fn: (r) => r._field == "usage"
//         range (line 12, in usage)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 12, in usage)
//               bucket: "metrics"
// yield (line 13)
//     name: "a tag"
//   limit (line 13, in top)
//       n: 1
//       onEmpty: drop
//     sort (line 13, in top)
//         columns: [host]
//         desc: true
//       filter (line 13, in usage)
//           fn: (r) => r._field == "usage"
//         range (line 13, in usage)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 13, in usage)
//               bucket: "metrics"
// yield (line 14)
//     name: "of all series"
//   limit (line 14, in top)
//       n: 1
//       onEmpty: drop
//     sort (line 14, in top)
//         columns: [_value]
//         desc: true
//       group (line 14)
//           columns: []
//         filter (line 14, in usage)
//             fn: (r) => r._field == "usage"
//           range (line 14, in usage)
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from (line 14, in usage)
//                 bucket: "metrics"
// yield (line 15)
//     name: "behind a test of values"
//   limit (line 15, in top)
//       n: 1
//       onEmpty: drop
//     sort (line 15, in top)
//         columns: [_value]
//         desc: true
//       filter (line 15)
//           fn: (r) => r._value < 3.0
//         filter (line 15, in usage)
//             fn: (r) => r._field == "usage"
//           range (line 15, in usage)
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from (line 15, in usage)
//                 bucket: "metrics"
// yield (line 19)
//     name: "fields of other types"
//   limit (line 18, in top)
//       n: 1
//       onEmpty: drop
//     sort (line 18, in top)
//         columns: [_value]
//         desc: true
//       range (line 17)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 16)
//             bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 7 ×, `range` bounds what is read
// SortLimitRule: 6 ×, a `sort` keeps only the rows that `limit` wants
// PushIntoSourceRule: 6 ×, a source does an operation while it reads
// FactsOfSeriesRule: 7 ×, a source says which types and tags its series have
// RepeatedSubplansRule: 4 ×, what is computed in several places is computed once
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// line 10: the store does `range` and `filter(fn: (r) => r._field == "usage")`
// line 10: `sort(columns: ["_value"], desc: true)` stays outside the store: doing it there would not spare any reading
// line 15: the store does `range` and `filter(fn: (r) => r._field == "usage")`
// line 15: `(r) => r._value < 3.0` stays outside the store: the store picks whole series, not points by their `_value`, but it skips chunks in which none pass
// line 16: the store does `range`
// line 16: `sort(columns: [_value], desc: true, n: 1, onEmpty: drop)` stays outside the store: the store knows the least and the greatest of numbers only, not of bool
//
// == plan as it will run
// yield (line 10)
//     name: "no limit"
//   sort (line 10)
//       columns: [_value]
//       desc: true
//       runs: sorts each table, a large one with all threads
//       memory: one table
//       because: rows may come in any order
//     scan #1 (line 10, in usage)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 11)
//     name: "many rows"
//   sort (line 11, in top)
//       columns: [_value]
//       desc: true
//       n: 1025
//       onEmpty: drop
//       runs: sorts each table and keeps its first rows only
//       memory: what it needs of one table
//       because: `limit` wants the first 1025 rows of a table
//     scan (shared #1)
// yield (line 12)
//     name: "two columns"
//   sort (line 12, in top)
//       columns: [_value, _time]
//       desc: true
//       n: 1
//       onEmpty: drop
//       runs: sorts each table and keeps its first rows only
//       memory: what it needs of one table
//       because: `limit` wants the first 1 rows of a table
//     scan (shared #1)
// yield (line 13)
//     name: "a tag"
//   sort (line 13, in top)
//       columns: [host]
//       desc: true
//       n: 1
//       onEmpty: drop
//       runs: passes rows on as they come
//       because: rows come in this order
//     scan (shared #1)
// yield (line 14)
//     name: "of all series"
//   sort (line 14, in top)
//       columns: [_value]
//       desc: true
//       n: 1
//       onEmpty: drop
//       runs: sorts each table and keeps its first rows only
//       memory: what it needs of one table
//       because: `limit` wants the first 1 rows of a table
//     group (line 14)
//         columns: []
//         runs: gives whole tables new keys, and joins those whose keys become equal
//         memory: all tables: sends nothing before its input ends
//         because: no columns are named, so all tables become one
//       scan (shared #1)
// yield (line 15)
//     name: "behind a test of values"
//   sort (line 15, in top)
//       columns: [_value]
//       desc: true
//       n: 1
//       onEmpty: drop
//       threads: each takes some of the tables; what they send is put in order again
//       runs: sorts each table and keeps its first rows only
//       memory: what it needs of one table, in each thread
//       because: `limit` wants the first 1 rows of a table
//     pipeline (line 15)
//         filter: (r) => r._value < 3.0
//         threads: each takes some of the tables
//         runs: as rows come
//         because: no group key changes
//       scan (line 15, in usage)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._field == "usage"
//           values: float
//           tags: [host, region]
//           skips chunks without: (r) => r._value < 3.0
//           threads: each takes some of the tables
// yield (line 19)
//     name: "fields of other types"
//   sort (line 18, in top)
//       columns: [_value]
//       desc: true
//       n: 1
//       onEmpty: drop
//       threads: each takes some of the tables; what they send is put in order again
//       runs: sorts each table and keeps its first rows only
//       memory: what it needs of one table, in each thread
//       because: `limit` wants the first 1 rows of a table
//     scan (line 16)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: [host]
//         tags of some series: [path, region]
//         threads: each takes some of the tables
//
// == functions of rows
// filter (line 15): runs on many rows at once
