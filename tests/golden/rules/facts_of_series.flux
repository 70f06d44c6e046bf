// explain: --jit never
// data: metrics ../store/metrics.lp
// What the store knows of the series decides how operations run: a map that adds a column which is no tag keeps keys.
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")
    |> map(fn: (r) => ({r with factor: 2.0}))
    |> aggregateWindow(every: 1m, fn: mean)
    |> yield(name: "alike")
data
    |> filter(fn: (r) => r._measurement == "disk")
    |> map(fn: (r) => ({r with factor: 2.0}))
    |> aggregateWindow(every: 1m, fn: mean)
    |> yield(name: "tags that some have")
data
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")
    |> map(fn: (r) => ({r with host: "x"}))
    |> aggregateWindow(every: 1m, fn: mean)
    |> yield(name: "a tag")

// ---
// == plan as written
// yield
//     name: "alike"
//   window
//       every: inf
//     duplicate
//         column: _stop
//         as: _time
//       tableFill
//         aggregate
//             fn: mean
//             column: _value
//           window
//               every: 1m
//               createEmpty: true
//             map
//                 fn: (r) => ({r with factor: 2.0})
//               filter
//                   fn: (r) => r._measurement == "cpu" and r._field == "usage"
//                 range #1
//                     range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//                   from
//                       bucket: "metrics"
// yield
//     name: "tags that some have"
//   window
//       every: inf
//     duplicate
//         column: _stop
//         as: _time
//       tableFill
//         aggregate
//             fn: mean
//             column: _value
//           window
//               every: 1m
//               createEmpty: true
//             map
//                 fn: (r) => ({r with factor: 2.0})
//               filter
//                   fn: (r) => r._measurement == "disk"
//                 range (shared #1)
// yield
//     name: "a tag"
//   window
//       every: inf
//     duplicate
//         column: _stop
//         as: _time
//       tableFill
//         aggregate
//             fn: mean
//             column: _value
//           window
//               every: 1m
//               createEmpty: true
//             map
//                 fn: (r) => ({r with host: "x"})
//               filter
//                   fn: (r) => r._measurement == "cpu" and r._field == "usage"
//                 range (shared #1)
//
// == rules
// AggregateWindowCreateEmptyRule: 3 ×
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 3 ×
// FactsOfSeriesRule: 3 ×
// RepeatedSubplansRule: 1 ×
// PruneColumnsRule: 2 ×
// FusePipelineRule: 6 ×
//
// == what was not pushed down
// `map(fn: (r) => ({r with factor: 2.0}))` stays outside store: the store does only what spares it reading
// `map(fn: (r) => ({r with host: "x"}))` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// yield
//     name: "alike"
//     runs: row by row; keeps nothing
//   pipeline
//       map: (r) => ({r with factor: 2.0})
//       aggregateWindow: fn: mean, column: _value, every: 1m, createEmpty: true
//       runs: folds the windows of each table and sends them; keeps one table
//       because: tables have the same time bounds and come in order of their keys, which differ
//     scan #1
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: host, region
//         columns: [_start, _stop, _time, _value]
//         runs: reads and sends; keeps nothing
// yield
//     name: "tags that some have"
//     runs: row by row; keeps nothing
//   pipeline
//       map: (r) => ({r with factor: 2.0})
//       aggregateWindow: fn: mean, column: _value, every: 1m, createEmpty: true
//       runs: folds the windows of each table and sends them; keeps one table
//       because: tables have the same time bounds and come in order of their keys, which differ
//     scan
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "disk"
//         values: uint
//         tags: host, path?
//         columns: [_start, _stop, _time, _value]
//         runs: reads and sends; keeps nothing
// yield
//     name: "a tag"
//     runs: row by row; keeps nothing
//   pipeline
//       map: (r) => ({r with host: "x"})
//       aggregateWindow: fn: mean, column: _value, every: 1m, createEmpty: true
//       runs: waits for all tables, folds those whose windows are theirs alone and windows the others; keeps all tables; puts tables in order of their keys
//       because: tables may differ in nothing but their time bounds
//     scan (shared #1)
//
// == pipelines and their kernels
// pipeline 1: scan → map → aggregateWindow(mean)
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 float = constant 2.0
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
// output factor = %8
// pipeline 2: scan → map → aggregateWindow(mean)
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 uint = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column path
// %8 float = constant 2.0
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output host = %6
// output path = %7
// output factor = %8
// pipeline 3: scan → map → aggregateWindow(mean)
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
