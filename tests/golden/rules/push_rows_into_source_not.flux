// explain: --jit never
// Sums need every value, some fields have no order, other columns are not described, and one operation is enough.
// data: metrics ../store/metrics.lp
usage =
    () =>
        from(bucket: "metrics")
            |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
            |> filter(fn: (r) => r._field == "usage")

usage() |> sum() |> yield(name: "sum")
usage() |> last(column: "_time") |> yield(name: "last of another column")
usage() |> limit(n: 3) |> tail(n: 1) |> yield(name: "two operations")
usage() |> filter(fn: (r) => r._value > 2.0) |> first() |> yield(name: "behind a test of values")
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> max()
    |> yield(name: "fields without an order")

// ---
// == plan as written
// yield (line 10)
//     name: "sum"
//   aggregate (line 10)
//       fn: sum
//       column: _value
//     filter (line 10, in usage)
//         fn: (r) => r._field == "usage"
//       range (line 10, in usage)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 10, in usage)
//             bucket: "metrics"
// yield (line 11)
//     name: "last of another column"
//   aggregate (line 11)
//       fn: last
//       column: _time
//     filter (line 11, in usage)
//         fn: (r) => r._field == "usage"
//       range (line 11, in usage)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 11, in usage)
//             bucket: "metrics"
// yield (line 12)
//     name: "two operations"
//   tail (line 12)
//       n: 1
//     limit (line 12)
//         n: 3
//       filter (line 12, in usage)
//           fn: (r) => r._field == "usage"
//         range (line 12, in usage)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 12, in usage)
//               bucket: "metrics"
// yield (line 13)
//     name: "behind a test of values"
//   aggregate (line 13)
//       fn: first
//       column: _value
//     filter (line 13)
//         fn: (r) => r._value > 2.0
//       filter (line 13, in usage)
//           fn: (r) => r._field == "usage"
//         range (line 13, in usage)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 13, in usage)
//               bucket: "metrics"
// yield (line 17)
//     name: "fields without an order"
//   aggregate (line 16)
//       fn: max
//       column: _value
//     range (line 15)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 14)
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 5 ×, `range` bounds what is read
// PushIntoSourceRule: 5 ×, a source does an operation while it reads
// FactsOfSeriesRule: 5 ×, a source says which types and tags its series have
// RepeatedSubplansRule: 1 ×, what is computed in several places is computed once
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// line 10: the store does `range` and `filter(fn: (r) => r._field == "usage")`
// line 10: `sum(column: "_value")` stays outside the store: it needs every value, which the store would have to read as well
// line 12: the store does `range`, `filter(fn: (r) => r._field == "usage")` and `limit(n: 3)`
// line 12: `tail(n: 1)` stays outside the store: the store does one operation on rows, and has one
// line 13: the store does `range` and `filter(fn: (r) => r._field == "usage")`
// line 13: `(r) => r._value > 2.0` stays outside the store: the store picks whole series, not points by their `_value`, but it skips chunks in which none pass
// line 14: the store does `range`
// line 14: `max(column: "_value")` stays outside the store: `max` cannot take column `_value`, which has type bool: it needs int, uint, float or time
//
// == plan as it will run
// yield (line 10)
//     name: "sum"
//   aggregate (line 10)
//       fn: sum
//       column: _value
//       runs: folds each table and sends its row
//       memory: what it needs of one table
//       because: tables come in order of their keys
//     scan #1 (line 10, in usage)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 11)
//     name: "last of another column"
//   aggregate (line 11)
//       fn: last
//       column: _time
//       runs: folds each table and sends its row
//       memory: what it needs of one table
//       because: tables come in order of their keys
//     scan (shared #1)
// yield (line 12)
//     name: "two operations"
//   tail (line 12)
//       n: 1
//       threads: each takes some of the tables; what they send is put in order again
//       runs: table by table
//       memory: one table, in each thread
//     scan (line 12, in usage)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         limit: n: 3
//         threads: each takes some of the tables
// yield (line 13)
//     name: "behind a test of values"
//   aggregate (line 13)
//       fn: first
//       column: _value
//       threads: each takes some of the tables; what they send is put in order again
//       runs: folds each table and sends its row
//       memory: what it needs of one table, in each thread
//       because: tables come in order of their keys
//     pipeline (line 13)
//         filter: (r) => r._value > 2.0
//         threads: each takes some of the tables
//         runs: as rows come
//         because: no group key changes
//       scan (line 13, in usage)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._field == "usage"
//           values: float
//           tags: [host, region]
//           skips chunks without: (r) => r._value > 2.0
//           threads: each takes some of the tables
// yield (line 17)
//     name: "fields without an order"
//   aggregate (line 16)
//       fn: max
//       column: _value
//       threads: each takes some of the tables; what they send is put in order again
//       runs: folds each table and sends its row
//       memory: what it needs of one table, in each thread
//       because: tables come in order of their keys
//     scan (line 14)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: [host]
//         tags of some series: [path, region]
//         threads: each takes some of the tables
//
// == functions of rows
// filter (line 13): runs on many rows at once
