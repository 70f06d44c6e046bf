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
// yield (line 12)
//     name: "limit"
//   limit (line 12)
//       n: 2
//       offset: 1
//     filter (line 12, in usage)
//         fn: (r) => r._field == "usage"
//       range (line 12, in usage)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 12, in usage)
//             bucket: "metrics"
// yield (line 13)
//     name: "tail"
//   tail (line 13)
//       n: 2
//     filter (line 13, in usage)
//         fn: (r) => r._field == "usage"
//       range (line 13, in usage)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 13, in usage)
//             bucket: "metrics"
// yield (line 14)
//     name: "first"
//   aggregate (line 14)
//       fn: first
//       column: _value
//     filter (line 14, in usage)
//         fn: (r) => r._field == "usage"
//       range (line 14, in usage)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 14, in usage)
//             bucket: "metrics"
// yield (line 15)
//     name: "last"
//   aggregate (line 15)
//       fn: last
//       column: _value
//     filter (line 15, in usage)
//         fn: (r) => r._field == "usage"
//       range (line 15, in usage)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 15, in usage)
//             bucket: "metrics"
// yield (line 16)
//     name: "count"
//   aggregate (line 16)
//       fn: count
//       column: _value
//     filter (line 16, in usage)
//         fn: (r) => r._field == "usage"
//       range (line 16, in usage)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 16, in usage)
//             bucket: "metrics"
// yield (line 17)
//     name: "max"
//   aggregate (line 17)
//       fn: max
//       column: _value
//     filter (line 17, in usage)
//         fn: (r) => r._field == "usage"
//       range (line 17, in usage)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 17, in usage)
//             bucket: "metrics"
// yield (line 18)
//     name: "min of times"
//   aggregate (line 18)
//       fn: min
//       column: _value
//     filter (line 18)
//         fn: (r) => r._time >= 2024-01-01T00:00:10Z
//       filter (line 18, in usage)
//           fn: (r) => r._field == "usage"
//         range (line 18, in usage)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 18, in usage)
//               bucket: "metrics"
// yield (line 19)
//     name: "tag values"
//   distinct (line 19, in schema.tagValues)
//       column: host
//     group (line 19, in schema.tagValues)
//         columns: []
//       project (line 19, in schema.tagValues)
//           keep: [host]
//         filter (line 19, in schema.tagValues)
//             fn: (r) => true
//           range (line 19, in schema.tagValues)
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from (line 19, in schema.tagValues)
//                 bucket: "metrics"
// yield (line 20)
//     name: "tag keys"
//   distinct (line 20, in schema.tagKeys)
//       column: _value
//     project (line 20, in schema.tagKeys)
//         keep: [_value]
//       keys (line 20, in schema.tagKeys)
//           column: _value
//         filter (line 20, in schema.tagKeys)
//             fn: (r) => true
//           range (line 20, in schema.tagKeys)
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from (line 20, in schema.tagKeys)
//                 bucket: "metrics"
//
// == rules
// CatalogueRule: 2 ×, names and values of tags are those of the catalogue
// PushRangeIntoScanRule: 9 ×, `range` bounds what is read
// ConstantFilterRule: 2 ×, a filter that passes all rows is left out
// PushIntoSourceRule: 17 ×, a source does an operation while it reads
// FactsOfSeriesRule: 9 ×, a source says which types and tags its series have
// RepeatedSubplansRule: 1 ×, what is computed in several places is computed once
// PruneColumnsRule: 2 ×, columns that nothing reads are not read
//
// == sources
// line 12: the store does `range`, `filter(fn: (r) => r._field == "usage")` and `limit(n: 2, offset: 1)`
// line 13: the store does `range`, `filter(fn: (r) => r._field == "usage")` and `tail(n: 2)`
// line 14: the store does `range`, `filter(fn: (r) => r._field == "usage")` and `first(column: "_value")`
// line 15: the store does `range`, `filter(fn: (r) => r._field == "usage")` and `last(column: "_value")`
// line 16: the store does `range`, `filter(fn: (r) => r._field == "usage")` and `count(column: "_value")`
// line 17: the store does `range`, `filter(fn: (r) => r._field == "usage")` and `max(column: "_value")`
// line 18: the store does `range`, `filter(fn: (r) => r._field == "usage")`, `filter(fn: (r) => r._time >= 2024-01-01T00:00:10Z)` and `min(column: "_value")`
// line 19: the store does `range`
// line 19: of each table the store sends 1 row, which is enough for `catalogue(of: host)` and what follows
//
// == plan as it will run
// yield (line 12)
//     name: "limit"
//   scan (line 12, in usage)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       limit: n: 2, offset: 1
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 13)
//     name: "tail"
//   scan (line 13, in usage)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       tail: n: 2
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 14)
//     name: "first"
//   scan (line 14, in usage)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       aggregate: fn: first, column: _value
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 15)
//     name: "last"
//   scan (line 15, in usage)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       aggregate: fn: last, column: _value
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 16)
//     name: "count"
//   scan (line 16, in usage)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       sends: tags and `_value`
//       aggregate: fn: count, column: _value
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 17)
//     name: "max"
//   scan (line 17, in usage)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       aggregate: fn: max, column: _value
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 18)
//     name: "min of times"
//   scan (line 18, in usage)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       predicate: (r) => r._time >= 2024-01-01T00:00:10Z
//       values: float
//       tags: [host, region]
//       aggregate: fn: min, column: _value
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 19)
//     name: "tag values"
//   catalogue (line 19, in schema.tagValues)
//       of: host
//       runs: all tables together
//       memory: all tables: sends nothing before its input ends
//     scan #1 (line 19, in schema.tagValues)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: [host]
//         tags of some series: [path, region]
//         sends: tags only
//         limit: n: 1
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 20)
//     name: "tag keys"
//   catalogue (line 20, in schema.tagKeys)
//       of: keys
//       runs: all tables together
//       memory: all tables: sends nothing before its input ends
//     scan (shared #1)
