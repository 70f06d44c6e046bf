// explain: --jit never
// data: metrics floats.lp
// An offset may leave tables without rows, which maps drop; a map may fail, or make other tables: `host` is a tag.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> map(fn: (r) => ({r with _value: 1}))
    |> limit(n: 2, offset: 1)
    |> yield(name: "offset")

data
    |> map(fn: (r) => ({r with _value: 1 / int(v: r._value)}))
    |> limit(n: 2)
    |> yield(name: "may fail")

data
    |> map(fn: (r) => ({r with host: "x"}))
    |> limit(n: 2)
    |> yield(name: "key")

data
    |> window(every: 1h, period: 48h)
    |> map(fn: (r) => ({r with _value: 1}))
    |> limit(n: 2)
    |> yield(name: "tables of one key")

// ---
// == plan as written
// yield
//     name: "offset"
//   limit
//       n: 2
//       offset: 1
//     map
//         fn: (r) => ({r with _value: 1})
//       range #1
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "may fail"
//   limit
//       n: 2
//     map
//         fn: (r) => ({r with _value: 1 / int(v: r._value)})
//       range (shared #1)
// yield
//     name: "key"
//   limit
//       n: 2
//     map
//         fn: (r) => ({r with host: "x"})
//       range (shared #1)
// yield
//     name: "tables of one key"
//   limit
//       n: 2
//     map
//         fn: (r) => ({r with _value: 1})
//       window
//           every: 1h
//           period: 2d
//         range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 4 ×
//
// == plan as it will run
// yield
//     name: "offset"
//     runs: row by row; keeps nothing
//   limit
//       n: 2
//       offset: 1
//       runs: row by row; keeps nothing
//     pipeline
//         map: (r) => ({r with _value: 1})
//         runs: row by row; keeps nothing
//         because: group keys stay as they are
//       scan #1
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           values: float
//           tags: host, region
//           runs: reads and sends; keeps nothing
// yield
//     name: "may fail"
//     runs: row by row; keeps nothing
//   limit
//       n: 2
//       runs: row by row; keeps nothing
//     pipeline
//         map: (r) => ({r with _value: 1 / int(v: r._value)})
//         runs: row by row; keeps nothing
//         because: group keys stay as they are
//       scan (shared #1)
// yield
//     name: "key"
//     runs: row by row; keeps nothing
//   limit
//       n: 2
//       runs: row by row; keeps nothing
//     pipeline
//         map: (r) => ({r with host: "x"})
//         runs: row by row; tables whose keys may change wait for all others; keeps all tables
//         because: a map may change columns of group keys
//       scan (shared #1)
// yield
//     name: "tables of one key"
//     runs: row by row; keeps nothing
//   limit
//       n: 2
//       runs: row by row; keeps nothing
//     pipeline
//         map: (r) => ({r with _value: 1})
//         runs: row by row; keeps nothing
//         because: group keys stay as they are
//       window
//           every: 1h
//           period: 2d
//           runs: collects tables and cuts them into windows; keeps all tables; puts tables in order of their keys
//           because: windows of several tables come in order of time, before `host`
//         scan (shared #1)
//
// == pipelines and their kernels
// pipeline 1: scan → map
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 string = column _field
// %4 string = column _measurement
// %5 string = column host
// %6 string = column region
// %7 int = constant 1
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %7
// output _field = %3
// output _measurement = %4
// output host = %5
// output region = %6
// pipeline 2: scan → map
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 int = to_int %3
// %9 int = constant 1
// %10 int = divide %9, %8
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %10
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
// pipeline 3: scan → map
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column region
// %7 string = constant "x"
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output host = %7
// output region = %6
// pipeline 4: window → map
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 string = column _field
// %4 string = column _measurement
// %5 string = column host
// %6 string = column region
// %7 int = constant 1
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %7
// output _field = %3
// output _measurement = %4
// output host = %5
// output region = %6
