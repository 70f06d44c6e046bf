// explain: --jit never
// data: metrics mixed.lp
// A map that gives the row it is given is left out, but one drops tables without rows.

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> map(fn: (r) => r)
    |> yield(name: "fires 1")
cpu
    |> map(fn: (r) => ({r with _value: r._value, _time: r._time}))
    |> yield(name: "fires 2")

cpu
    |> map(fn: (r) => ({r with region: r.region}))
    |> yield(name: "stays 1")
cpu
    |> map(fn: (r) => ({r with _value: r._time}))
    |> yield(name: "stays 2")
cpu
    |> filter(fn: (r) => r._value > 100.0, onEmpty: "keep")
    |> map(fn: (r) => r)
    |> yield(name: "stays 3")

// ---
// == plan as written
// yield
//     name: "fires 1"
//   map
//       fn: (r) => r
//     filter #1
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "fires 2"
//   map
//       fn: (r) => ({r with _value: r._value, _time: r._time})
//     filter (shared #1)
// yield
//     name: "stays 1"
//   map
//       fn: (r) => ({r with region: r.region})
//     filter (shared #1)
// yield
//     name: "stays 2"
//   map
//       fn: (r) => ({r with _value: r._time})
//     filter (shared #1)
// yield
//     name: "stays 3"
//   map
//       fn: (r) => r
//     filter
//         fn: (r) => r._value > 100.0
//         onEmpty: keep
//       filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// IdentityMapRule: 2 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 4 ×
//
// == plan as it will run
// yield
//     name: "fires 1"
//     runs: row by row; keeps nothing
//   scan #1
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: host, region?
//       runs: reads and sends; keeps nothing
// yield
//     name: "fires 2"
//     runs: row by row; keeps nothing
//   scan (shared #1)
// yield
//     name: "stays 1"
//     runs: row by row; keeps nothing
//   pipeline
//       map: (r) => ({r with region: r.region})
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     scan (shared #1)
// yield
//     name: "stays 2"
//     runs: row by row; keeps nothing
//   pipeline
//       map: (r) => ({r with _value: r._time})
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     scan (shared #1)
// yield
//     name: "stays 3"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r._value > 100.0
//       map: (r) => r
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     scan (shared #1)
//
// == pipelines and their kernels
// pipeline 1: scan → map
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
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
// %3 string = column _field
// %4 string = column _measurement
// %5 string = column host
// %6 string = column region
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %2
// output _field = %3
// output _measurement = %4
// output host = %5
// output region = %6
// pipeline 3: scan → filter → map
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 float = constant 100.0
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
