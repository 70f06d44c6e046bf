// explain: --jit never
// data: metrics ../store/metrics.lp
// Columns that only one side may have; a conjunct behind one that may fail.
a = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "usage")
b = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "idle")
joined = join(tables: {a: a, b: b}, on: ["_time"])

joined
    |> filter(fn: (r) => r.host_a == "a")
    |> yield(name: "one side")

joined
    |> filter(fn: (r) => 10 / int(v: r._value_a) > 1 and r._time > 2024-01-01T00:00:00Z)
    |> yield(name: "shared")

join(tables: {a: a, b: b}, on: ["host"])
    |> filter(fn: (r) => 10 / int(v: r._value_a) > 1 and r.host == "a")
    |> yield(name: "behind one that may fail")

// ---
// == plan as written
// yield
//     name: "one side"
//   filter
//       fn: (r) => r.host_a == "a"
//     join #1
//         tables: a, b
//         on: _time
//       filter #2
//           fn: (r) => r._field == "usage"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from
//               bucket: "metrics"
//       filter #3
//           fn: (r) => r._field == "idle"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from
//               bucket: "metrics"
// yield
//     name: "shared"
//   filter
//       fn: (r) => 10 / int(v: r._value_a) > 1 and r._time > 2024-01-01T00:00:00Z
//     join (shared #1)
// yield
//     name: "behind one that may fail"
//   filter
//       fn: (r) => 10 / int(v: r._value_a) > 1 and r.host == "a"
//     join
//         tables: a, b
//         on: host
//       filter (shared #2)
//       filter (shared #3)
//
// == rules
// PushRangeIntoScanRule: 2 ×
// PushIntoSourceRule: 2 ×
// FactsOfSeriesRule: 2 ×
// FusePipelineRule: 3 ×
//
// == plan as it will run
// yield
//     name: "one side"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r.host_a == "a"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     join #1
//         tables: a, b
//         on: _time
//         runs: merges the rows of each two tables that can have matches; keeps all tables; puts tables in order of their keys
//         because: the rows of every table ascend by `_time`, on both sides
//       scan #2
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._field == "usage"
//           values: float
//           tags: host, region
//           runs: reads and sends; keeps nothing
//       scan #3
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._field == "idle"
//           values: int
//           tags: host, region
//           runs: reads and sends; keeps nothing
// yield
//     name: "shared"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => 10 / int(v: r._value_a) > 1 and r._time > 2024-01-01T00:00:00Z
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     join (shared #1)
// yield
//     name: "behind one that may fail"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => 10 / int(v: r._value_a) > 1 and r.host == "a"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     join
//         tables: a, b
//         on: host
//         runs: hashes the rows of each two tables that can have matches; keeps all tables; puts tables in order of their keys
//         because: more than one of the columns to join on may differ from row to row
//       scan (shared #2)
//       scan (shared #3)
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
// %11 string = column host_a
// %12 string = column host_b
// %13 string = column region_a
// %14 string = column region_b
// %15 string = constant "a"
// %16 bool = equal %11, %15
// %17 bool = is_true %16
// select %17
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
// output host_a = %11
// output host_b = %12
// output region_a = %13
// output region_b = %14
// pipeline 2: join → filter
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
// %11 string = column host_a
// %12 string = column host_b
// %13 string = column region_a
// %14 string = column region_b
// %15 int = to_int %9
// %16 int = constant 10
// %17 int = divide %16, %15
// %18 int = constant 1
// %19 bool = greater %17, %18
// %20 time = constant 2024-01-01T00:00:00Z
// %21 bool = greater %8, %20
// %22 bool = and %19, %21
// %23 bool = is_true %22
// select %23
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
// output host_a = %11
// output host_b = %12
// output region_a = %13
// output region_b = %14
// pipeline 3: join → filter
// %0 string = column _field_a
// %1 string = column _field_b
// %2 string = column _measurement_a
// %3 string = column _measurement_b
// %4 time = column _start_a
// %5 time = column _start_b
// %6 time = column _stop_a
// %7 time = column _stop_b
// %8 time = column _time_a
// %9 time = column _time_b
// %10 float = column _value_a
// %11 int = column _value_b
// %12 string = column host
// %13 string = column region_a
// %14 string = column region_b
// %15 int = to_int %10
// %16 int = constant 10
// %17 int = divide %16, %15
// %18 int = constant 1
// %19 bool = greater %17, %18
// %20 string = constant "a"
// %21 bool = equal %12, %20
// %22 bool = and %19, %21
// %23 bool = is_true %22
// select %23
// output _field_a = %0
// output _field_b = %1
// output _measurement_a = %2
// output _measurement_b = %3
// output _start_a = %4
// output _start_b = %5
// output _stop_a = %6
// output _stop_b = %7
// output _time_a = %8
// output _time_b = %9
// output _value_a = %10
// output _value_b = %11
// output host = %12
// output region_a = %13
// output region_b = %14
