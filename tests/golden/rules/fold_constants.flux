// explain: --jit never
// data: metrics ../store/metrics.lp
// Constant parts of functions are computed once, so that sources understand them; what fails is left for its row.
limits = {usage: 2.0}
zero = 0

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> filter(fn: (r) => r._value > 2.0 * limits.usage)
    |> yield(name: "fires 1")
cpu
    |> map(fn: (r) => ({r with _value: r._value * (1.0 + 1.0)}))
    |> yield(name: "fires 2")

cpu
    |> filter(fn: (r) => r._value > limits.usage)
    |> yield(name: "stays 1")
cpu
    |> map(fn: (r) => ({r with n: 1 / zero}))
    |> yield(name: "stays 2")

// ---
// == plan as written
// yield
//     name: "fires 1"
//   filter
//       fn: (r) => r._value > 2.0 * 2.0
//     filter #1
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "fires 2"
//   map
//       fn: (r) => ({r with _value: r._value * (1.0 + 1.0)})
//     filter (shared #1)
// yield
//     name: "stays 1"
//   filter
//       fn: (r) => r._value > 2.0
//     filter (shared #1)
// yield
//     name: "stays 2"
//   map
//       fn: (r) => ({r with n: 1 / 0})
//     filter (shared #1)
//
// == rules
// FoldConstantsRule: 2 ×
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 4 ×
//
// == what was not pushed down
// `(r) => r._value > 4.0` stays outside store: `_value` differs from row to row
//
// == plan as it will run
// yield
//     name: "fires 1"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r._value > 4.0
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     scan #1
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: host, region
//         runs: reads and sends; keeps nothing
// yield
//     name: "fires 2"
//     runs: row by row; keeps nothing
//   pipeline
//       map: (r) => ({r with _value: r._value * 2.0})
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     scan (shared #1)
// yield
//     name: "stays 1"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r._value > 2.0
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     scan (shared #1)
// yield
//     name: "stays 2"
//     runs: row by row; keeps nothing
//   pipeline
//       map: (r) => ({r with n: 1 / 0})
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     scan (shared #1)
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
// %8 float = constant 4.0
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
// pipeline 2: scan → map
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 float = constant 2.0
// %9 float = multiply %3, %8
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %9
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
// pipeline 3: scan → filter
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
// pipeline 4: scan → map
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 int = constant 1
// %9 int = constant 0
// %10 int = divide %8, %9
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
// output n = %10
