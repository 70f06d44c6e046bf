// explain: --jit never
// data: metrics ../store/metrics.lp
// Names and values of tags are told by the series that have points in the range.
import "influxdata/influxdb/schema"

start = 2024-01-01T00:00:00Z
stop = 2024-01-02T00:00:00Z

schema.tagKeys(bucket: "metrics", start: start, stop: stop) |> yield(name: "keys")
schema.measurementTagValues(bucket: "metrics", measurement: "cpu", tag: "host", start: start, stop: stop)
    |> yield(name: "values")
from(bucket: "metrics")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._field == "usage" and r._value > 50.0)
    |> keep(columns: ["host"])
    |> group()
    |> distinct(column: "host")
    |> yield(name: "values of points")

// ---
// == plan as written
// yield (line 9)
//     name: "keys"
//   distinct (line 9, in schema.tagKeys)
//       column: _value
//     project (line 9, in schema.tagKeys)
//         keep: [_value]
//       keys (line 9, in schema.tagKeys)
//           column: _value
//         filter (line 9, in schema.tagKeys)
//             fn: (r) => true
//           range (line 9, in schema.tagKeys)
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from (line 9, in schema.tagKeys)
//                 bucket: "metrics"
// yield (line 11)
//     name: "values"
//   distinct (line 10, in schema.measurementTagValues)
//       column: host
//     group (line 10, in schema.measurementTagValues)
//         columns: []
//       project (line 10, in schema.measurementTagValues)
//           keep: [host]
//         filter (line 10, in schema.measurementTagValues)
//             fn: (r) => r._measurement == "cpu"
//           range (line 10, in schema.measurementTagValues)
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from (line 10, in schema.measurementTagValues)
//                 bucket: "metrics"
// yield (line 18)
//     name: "values of points"
//   distinct (line 17)
//       column: host
//     group (line 16)
//         columns: []
//       project (line 15)
//           keep: [host]
//         filter (line 14)
//             fn: (r) => r._field == "usage" and r._value > 50.0
//           range (line 13)
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from (line 12)
//                 bucket: "metrics"
//
// == rules
// CatalogueRule: 3 ×, names and values of tags are those of the catalogue
// PushRangeIntoScanRule: 3 ×, `range` bounds what is read
// ConstantFilterRule: 1 ×, a filter that passes all rows is left out
// PushIntoSourceRule: 4 ×, a source does an operation while it reads
// FactsOfSeriesRule: 3 ×, a source says which types and tags its series have
// PruneColumnsRule: 3 ×, columns that nothing reads are not read
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// line 9: the store does `range`
// line 9: of each table the store sends 1 row, which is enough for `catalogue(of: keys)` and what follows
// line 10: the store does `range` and `filter(fn: (r) => r._measurement == "cpu")`
// line 10: of each table the store sends 1 row, which is enough for `catalogue(of: host)` and what follows
// line 12: the store does `range` and `filter(fn: (r) => r._field == "usage")`
// line 12: `(r) => r._value > 50.0` stays outside the store: the store picks whole series, not points by their `_value`, but it skips chunks in which none pass
//
// == plan as it will run
// yield (line 9)
//     name: "keys"
//   catalogue (line 9, in schema.tagKeys)
//       of: keys
//       runs: all tables together
//       memory: all tables: sends nothing before its input ends
//     scan (line 9, in schema.tagKeys)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: [host]
//         tags of some series: [path, region]
//         sends: tags only
//         limit: n: 1
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 11)
//     name: "values"
//   catalogue (line 10, in schema.measurementTagValues)
//       of: host
//       runs: all tables together
//       memory: all tables: sends nothing before its input ends
//     scan (line 10, in schema.measurementTagValues)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         tags: [host, region]
//         sends: tags only
//         limit: n: 1
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 18)
//     name: "values of points"
//   catalogue (line 17)
//       of: host
//       runs: all tables together
//       memory: all tables: sends nothing before its input ends
//     pipeline (line 14)
//         filter: (r) => r._value > 50.0
//         threads: each takes some of the tables; what they send is put in order again
//         runs: as rows come
//         because: no group key changes
//       scan (line 12)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._field == "usage"
//           values: float
//           tags: [host, region]
//           sends: tags and `_value`
//           skips chunks without: (r) => r._value > 50.0
//           threads: each takes some of the tables or, of a large one, some of its time
//
// == functions of rows
// filter (line 14): there are no tables, so there is no schema to compile for
