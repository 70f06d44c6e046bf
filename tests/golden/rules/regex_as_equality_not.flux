// explain: --jit never
// data: metrics ../store/metrics.lp
// These match more than one text; and values may be of any type.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r.host =~ /^a/ and r.host =~ /^a.$/ and r.host =~ /^(?i)a$/ and r.host =~ /^\d$/)
    |> filter(fn: (r) => r._value =~ /^a$/)

// ---
// == plan as written
// filter (line 7)
//     fn: (r) => r._value =~ /^a$/
//   filter (line 6)
//       fn: (r) => r.host =~ /^a/ and r.host =~ /^a.$/ and r.host =~ /^(?i)a$/ and r.host =~ /^\d$/
//     range (line 5)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 4)
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r.host =~ /^a/ and r.host =~ /^a.$/ and r.host =~ /^(?i)a$/ and r.host =~ /^\d$/)`
// `(r) => r._value =~ /^a$/` stays outside the store: the store picks whole series, not points by their `_value`
//
// == plan as it will run
// pipeline (line 7)
//     filter: (r) => r._value =~ /^a$/
//     threads: each takes some of the tables; what they send is put in order again
//     runs: as rows come
//     because: no group key changes
//   scan (line 4)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r.host =~ /^a/
//       predicate: (r) => r.host =~ /^a.$/
//       predicate: (r) => r.host =~ /^(?i)a$/
//       predicate: (r) => r.host =~ /^\d$/
//       threads: each takes some of the tables or, of a large one, some of its time
//
// == functions of rows
// filter (line 7): there are no tables, so there is no schema to compile for
