// explain: --jit never
// data: metrics ../store/metrics.lp
a = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "usage")
b = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "idle")
    |> limit(n: 2)

union(tables: [a, b]) |> filter(fn: (r) => r.host == "a")

// ---
// == plan as written
// filter
//     fn: (r) => r.host == "a"
//   union
//     filter
//         fn: (r) => r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
//     limit
//         n: 2
//       filter
//           fn: (r) => r._field == "idle"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from
//               bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 2 ×
// PushIntoSourceRule: 3 ×
// FactsOfSeriesRule: 2 ×
// FilterPastUnionRule: 1 ×
// FusePipelineRule: 1 ×
//
// == what was not pushed down
// `filter(fn: (r) => r.host == "a")` stays outside store: it comes behind other operations that run there
//
// == plan as it will run
// union
//     runs: merges the tables of the inputs in order of their keys; keeps all tables; puts tables in order of their keys
//     because: the tables of every input come in order of their keys, which differ
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       predicate: (r) => r.host == "a"
//       values: float
//       tags: host, region
//       runs: reads and sends; keeps nothing
//   pipeline
//       filter: (r) => r.host == "a"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     scan
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "idle"
//         values: int
//         tags: host, region
//         limit: n: 2
//         runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: scan → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 int = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 string = constant "a"
// %9 bool = equal %6, %8
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
