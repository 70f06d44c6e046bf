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
// yield
//     name: "sum"
//   aggregate
//       fn: sum
//       column: _value
//     filter
//         fn: (r) => r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "last of another column"
//   aggregate
//       fn: last
//       column: _time
//     filter
//         fn: (r) => r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "two operations"
//   tail
//       n: 1
//     limit
//         n: 3
//       filter
//           fn: (r) => r._field == "usage"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from
//               bucket: "metrics"
// yield
//     name: "behind a test of values"
//   aggregate
//       fn: first
//       column: _value
//     filter
//         fn: (r) => r._value > 2.0
//       filter
//           fn: (r) => r._field == "usage"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from
//               bucket: "metrics"
// yield
//     name: "fields without an order"
//   aggregate
//       fn: max
//       column: _value
//     range
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 5 ×
// PushIntoSourceRule: 4 ×
// FactsOfSeriesRule: 5 ×
// RepeatedSubplansRule: 1 ×
// FusePipelineRule: 1 ×
//
// == what was not pushed down
// `sum(column: "_value")` stays outside store: adding floats needs every value, and is done here as the values come
// `last(column: "_time")` stays outside store: the store knows what its chunks hold of `_value` only
// `tail(n: 1)` stays outside store: the store does one operation on rows, and has one
// `(r) => r._value > 2.0` stays outside store: `_value` differs from row to row
// `max(column: "_value")` stays outside store: `max` cannot take column `_value`, which has type bool: it needs int, uint, float or time
//
// == plan as it will run
// yield
//     name: "sum"
//     runs: row by row; keeps nothing
//   aggregate
//       fn: sum
//       column: _value
//       runs: folds each table and sends its row; keeps the rows of one table that it sends
//       because: tables come in order of their keys
//     scan #1
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: host, region
//         runs: reads and sends; keeps nothing
// yield
//     name: "last of another column"
//     runs: row by row; keeps nothing
//   aggregate
//       fn: last
//       column: _time
//       runs: folds each table and sends its row; keeps the rows of one table that it sends
//       because: tables come in order of their keys
//     scan (shared #1)
// yield
//     name: "two operations"
//     runs: row by row; keeps nothing
//   tail
//       n: 1
//       runs: table by table; keeps one table
//     scan
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: host, region
//         limit: n: 3
//         runs: reads and sends; keeps nothing
// yield
//     name: "behind a test of values"
//     runs: row by row; keeps nothing
//   aggregate
//       fn: first
//       column: _value
//       runs: folds each table and sends its row; keeps the rows of one table that it sends
//       because: tables come in order of their keys
//     pipeline
//         filter: (r) => r._value > 2.0
//         runs: row by row; keeps nothing
//         because: group keys stay as they are
//       scan
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._field == "usage"
//           values: float
//           tags: host, region
//           sieve: (r) => r._value > 2.0
//           runs: reads and sends; keeps nothing
// yield
//     name: "fields without an order"
//     runs: row by row; keeps nothing
//   aggregate
//       fn: max
//       column: _value
//       runs: folds each table and sends its row; keeps the rows of one table that it sends
//       because: tables come in order of their keys
//     scan
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: host, path?, region?
//         runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: scan → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 float = constant 2.0
// %9 bool = greater %3, %8
// %10 bool = is_true %9
// select %10
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
