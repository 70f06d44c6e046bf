// explain: --jit never
// What needs not all rows of a series is done by the store.
// data: metrics ../store/metrics.lp
import "influxdata/influxdb/schema"

usage =
    () =>
        from(bucket: "metrics")
            |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
            |> filter(fn: (r) => r._field == "usage")

usage() |> limit(n: 2, offset: 1) |> yield(name: "limit")
usage() |> tail(n: 2) |> yield(name: "tail")
usage() |> first() |> yield(name: "first")
usage() |> last() |> yield(name: "last")
usage() |> count() |> yield(name: "count")
usage() |> max() |> yield(name: "max")
usage() |> filter(fn: (r) => r._time >= 2024-01-01T00:00:10Z) |> min() |> yield(name: "min of times")
schema.tagValues(bucket: "metrics", tag: "host", start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> yield(name: "tag values")
schema.tagKeys(bucket: "metrics", start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> yield(name: "tag keys")

// ---
// == plan as written
// yield
//     name: "limit"
//   limit
//       n: 2
//       offset: 1
//     filter
//         fn: (r) => r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "tail"
//   tail
//       n: 2
//     filter
//         fn: (r) => r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "first"
//   aggregate
//       fn: first
//       column: _value
//     filter
//         fn: (r) => r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "last"
//   aggregate
//       fn: last
//       column: _value
//     filter
//         fn: (r) => r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "count"
//   aggregate
//       fn: count
//       column: _value
//     filter
//         fn: (r) => r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "max"
//   aggregate
//       fn: max
//       column: _value
//     filter
//         fn: (r) => r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "min of times"
//   aggregate
//       fn: min
//       column: _value
//     filter
//         fn: (r) => r._time >= 2024-01-01T00:00:10Z
//       filter
//           fn: (r) => r._field == "usage"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from
//               bucket: "metrics"
// yield
//     name: "tag values"
//   distinct
//       column: host
//     group
//         mode: by
//         columns:
//       project
//           keep: [host]
//         filter
//             fn: (r) => true
//           range
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from
//                 bucket: "metrics"
// yield
//     name: "tag keys"
//   distinct
//       column: _value
//     project
//         keep: [_value]
//       keys
//           column: _value
//         filter
//             fn: (r) => true
//           range
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from
//                 bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 9 ×
// ConstantFilterRule: 2 ×
// PushIntoSourceRule: 9 ×
// RepeatedSubplansRule: 1 ×
// PruneColumnsRule: 2 ×
//
// == what was not pushed down
// `keep(columns: ["host"])` stays outside store: the store does only what spares it reading
// `keys` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// yield
//     name: "limit"
//     runs: row by row; keeps nothing
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       limit: n: 2, offset: 1
//       runs: reads and sends; keeps nothing
// yield
//     name: "tail"
//     runs: row by row; keeps nothing
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       tail: n: 2
//       runs: reads and sends; keeps nothing
// yield
//     name: "first"
//     runs: row by row; keeps nothing
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       aggregate: fn: first, column: _value
//       runs: reads and sends; keeps nothing
// yield
//     name: "last"
//     runs: row by row; keeps nothing
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       aggregate: fn: last, column: _value
//       runs: reads and sends; keeps nothing
// yield
//     name: "count"
//     runs: row by row; keeps nothing
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       columns: [_value]
//       aggregate: fn: count, column: _value
//       runs: reads and sends; keeps nothing
// yield
//     name: "max"
//     runs: row by row; keeps nothing
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       aggregate: fn: max, column: _value
//       runs: reads and sends; keeps nothing
// yield
//     name: "min of times"
//     runs: row by row; keeps nothing
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       predicate: (r) => r._time >= 2024-01-01T00:00:10Z
//       aggregate: fn: min, column: _value
//       runs: reads and sends; keeps nothing
// yield
//     name: "tag values"
//     runs: row by row; keeps nothing
//   distinct
//       column: host
//       runs: hashes values; keeps the rows of one table that it sends
//       because: `host` may differ from row to row
//     group
//         mode: by
//         columns:
//         runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//         because: all tables become one
//       project
//           keep: [host]
//           runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//           because: which columns are in the group keys is not known
//         scan #1
//             bucket: "metrics"
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             columns: [_field, host]
//             limit: n: 1
//             runs: reads and sends; keeps nothing
// yield
//     name: "tag keys"
//     runs: row by row; keeps nothing
//   distinct
//       column: _value
//       runs: hashes values; keeps the rows of one table that it sends
//       because: `_value` may differ from row to row
//     project
//         keep: [_value]
//         runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//         because: which columns are in the group keys is not known
//       keys
//           column: _value
//           runs: row by row; keeps nothing
//         scan (shared #1)
