// explain: --jit never
// data: metrics ../store/metrics.lp
a = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "usage")
b = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "idle")

join(tables: {a: a, b: b}, on: ["_time", "host"])
    |> filter(fn: (r) => r.host == "a" and r._value_a > 1.0 and r._time > 2024-01-01T00:00:00Z)

// ---
// == plan as written
// filter
//     fn: (r) => r.host == "a" and r._value_a > 1.0 and r._time > 2024-01-01T00:00:00Z
//   join
//       tables: a, b
//       on: _time, host
//     filter
//         fn: (r) => r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
//     filter
//         fn: (r) => r._field == "idle"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 2 ×
// PushIntoSourceRule: 4 ×
// FactsOfSeriesRule: 2 ×
// FilterPastJoinRule: 1 ×
// FusePipelineRule: 1 ×
//
// == plan as it will run
// pipeline
//     filter: (r) => r._value_a > 1.0
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   join
//       tables: a, b
//       on: _time, host
//       runs: merges the rows of each two tables that can have matches; keeps all tables; puts tables in order of their keys
//       because: the rows of every table ascend by `_time`, on both sides
//     scan
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         predicate: (r) => r.host == "a"
//         predicate: (r) => r._time > 2024-01-01T00:00:00Z
//         values: float
//         tags: host, region
//         runs: reads and sends; keeps nothing
//     scan
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "idle"
//         predicate: (r) => r.host == "a"
//         predicate: (r) => r._time > 2024-01-01T00:00:00Z
//         values: int
//         tags: host, region
//         runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: join → filter
// %0 string = column _field_a
// %1 string = column _field_b
// %2 string = column _measurement_a
// %3 string = column _measurement_b
// %4 time = column _start_a
// %5 time = column _start_b
// %6 time = column _stop_a
// %7 time = column _stop_b
// %8 time = column _time
// %9 float = column _value_a
// %10 int = column _value_b
// %11 string = column host
// %12 string = column region_a
// %13 string = column region_b
// %14 float = constant 1.0
// %15 bool = greater %9, %14
// %16 bool = is_true %15
// select %16
// output _field_a = %0
// output _field_b = %1
// output _measurement_a = %2
// output _measurement_b = %3
// output _start_a = %4
// output _start_b = %5
// output _stop_a = %6
// output _stop_b = %7
// output _time = %8
// output _value_a = %9
// output _value_b = %10
// output host = %11
// output region_a = %12
// output region_b = %13
