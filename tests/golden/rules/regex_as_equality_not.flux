// explain: --jit never
// data: metrics ../store/metrics.lp
// These match more than one text; and values may be of any type.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r.host =~ /^a/ and r.host =~ /^a.$/ and r.host =~ /^(?i)a$/ and r.host =~ /^\d$/)
    |> filter(fn: (r) => r._value =~ /^a$/)

// ---
// == plan as written
// filter
//     fn: (r) => r._value =~ /^a$/
//   filter
//       fn: (r) => r.host =~ /^a/ and r.host =~ /^a.$/ and r.host =~ /^(?i)a$/ and r.host =~ /^\d$/
//     range
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FusePipelineRule: 1 ×
//
// == what was not pushed down
// `(r) => r._value =~ /^a$/` stays outside store: `_value` differs from row to row
//
// == plan as it will run
// pipeline
//     filter: (r) => r._value =~ /^a$/
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r.host =~ /^a/
//       predicate: (r) => r.host =~ /^a.$/
//       predicate: (r) => r.host =~ /^(?i)a$/
//       predicate: (r) => r.host =~ /^\d$/
//       runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: scan → filter
//   its input has no tables, so there is no schema to compile for
