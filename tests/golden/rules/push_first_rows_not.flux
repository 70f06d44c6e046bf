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
//     filter (line 10)
//         fn: (r) => r._field == "usage"
//       range (line 10)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 10)
//             bucket: "metrics"
// yield (line 11)
//     name: "many rows"
//   limit (line 11)
//       n: 1025
//       onEmpty: drop
//     sort (line 11)
//         columns: [_value]
//         desc: true
//       filter (line 11)
//           fn: (r) => r._field == "usage"
//         range (line 11)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 11)
//               bucket: "metrics"
// yield (line 12)
//     name: "two columns"
//   limit (line 12)
//       n: 1
//       onEmpty: drop
//     sort (line 12)
//         columns: [_value, _time]
//         desc: true
//       filter (line 12)
//           fn: (r) => r._field == "usage"
//         range (line 12)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 12)
//               bucket: "metrics"
// yield (line 13)
//     name: "a tag"
//   limit (line 13)
//       n: 1
//       onEmpty: drop
//     sort (line 13)
//         columns: [host]
//         desc: true
//       filter (line 13)
//           fn: (r) => r._field == "usage"
//         range (line 13)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 13)
//               bucket: "metrics"
// yield (line 14)
//     name: "of all series"
//   limit (line 14)
//       n: 1
//       onEmpty: drop
//     sort (line 14)
//         columns: [_value]
//         desc: true
//       group (line 14)
//           columns: []
//         filter (line 14)
//             fn: (r) => r._field == "usage"
//           range (line 14)
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from (line 14)
//                 bucket: "metrics"
// yield (line 15)
//     name: "behind a test of values"
//   limit (line 15)
//       n: 1
//       onEmpty: drop
//     sort (line 15)
//         columns: [_value]
//         desc: true
//       filter (line 15)
//           fn: (r) => r._value < 3.0
//         filter (line 15)
//             fn: (r) => r._field == "usage"
//           range (line 15)
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from (line 15)
//                 bucket: "metrics"
// yield (line 19)
//     name: "fields of other types"
//   limit (line 18)
//       n: 1
//       onEmpty: drop
//     sort (line 18)
//         columns: [_value]
//         desc: true
//       range (line 17)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 16)
//             bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 7 ×
// SortLimitRule: 6 ×
// PushIntoSourceRule: 6 ×
// FactsOfSeriesRule: 7 ×
// RepeatedSubplansRule: 4 ×
// FusePipelineRule: 1 ×
//
// == sources
// `sort(columns: ["_value"], desc: true)` stays outside the store: the store would have to read the same points to do it
// `sort(columns: [_value], desc: true, n: 1025, onEmpty: drop)` stays outside the store: the store finds the first 1024 rows at most
// `sort(columns: [_value, _time], desc: true, n: 1, onEmpty: drop)` stays outside the store: the store finds the first rows in the order of `_value` or of `_time` alone
// `sort(columns: [host], desc: true, n: 1, onEmpty: drop)` stays outside the store: the store finds the first rows in the order of `_value` or of `_time` alone
// `group(columns: [])` stays outside the store: the store would have to read the same points to do it
// `(r) => r._value < 3.0` stays outside the store: the index knows series, not each `_value`
// `sort(columns: [_value], desc: true, n: 1, onEmpty: drop)` stays outside the store: the store knows the least and the greatest of numbers only, not of bool
//
// == plan as it will run
// yield (line 10)
//     name: "no limit"
//   sort (line 10)
//       columns: [_value]
//       desc: true
//       runs: sorts each table
//       memory: one table
//       because: rows may come in any order
//     scan #1 (line 10)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables, in order again behind
// yield (line 11)
//     name: "many rows"
//   sort (line 11)
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
//   sort (line 12)
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
//   sort (line 13)
//       columns: [host]
//       desc: true
//       n: 1
//       onEmpty: drop
//       runs: passes rows on as they come
//       because: rows come in this order
//     scan (shared #1)
// yield (line 14)
//     name: "of all series"
//   sort (line 14)
//       columns: [_value]
//       desc: true
//       n: 1
//       onEmpty: drop
//       runs: sorts each table and keeps its first rows only
//       memory: what it needs of one table
//       because: `limit` wants the first 1 rows of a table
//     group (line 14)
//         columns: []
//         runs: moves tables without looking at rows; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: no columns are named, so all tables become one
//       scan (shared #1)
// yield (line 15)
//     name: "behind a test of values"
//   sort (line 15)
//       columns: [_value]
//       desc: true
//       n: 1
//       onEmpty: drop
//       threads: each takes some of the tables, in order again behind
//       runs: sorts each table and keeps its first rows only
//       memory: what it needs of one table
//       because: `limit` wants the first 1 rows of a table
//     pipeline (line 15)
//         filter: (r) => r._value < 3.0
//         threads: each takes some of the tables
//         runs: as rows come
//         because: no group key changes
//       scan (line 15)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._field == "usage"
//           values: float
//           tags: [host, region]
//           skips chunks without: (r) => r._value < 3.0
//           threads: each takes some of the tables
// yield (line 19)
//     name: "fields of other types"
//   sort (line 18)
//       columns: [_value]
//       desc: true
//       n: 1
//       onEmpty: drop
//       threads: each takes some of the tables, in order again behind
//       runs: sorts each table and keeps its first rows only
//       memory: what it needs of one table
//       because: `limit` wants the first 1 rows of a table
//     scan (line 16)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: [host, path?, region?]
//         threads: each takes some of the tables
//
// == functions of rows
// filter (line 15): compiled, many rows at once
