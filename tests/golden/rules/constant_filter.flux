// explain: --jit never
// data: metrics ../store/metrics.lp
// A filter that passes all rows is left out where there are no tables without rows, which it would drop.
filtered = false

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> filter(fn: (r) => true)
    |> yield(name: "fires 1")
cpu
    |> filter(fn: (r) => not filtered or r.host == "a")
    |> yield(name: "fires 2")

cpu
    |> filter(fn: (r) => filtered and r.host == "a")
    |> yield(name: "stays 1")
cpu
    |> aggregateWindow(every: 10s, fn: count)
    |> filter(fn: (r) => true)
    |> yield(name: "stays 2")
cpu
    |> filter(fn: (r) => false)
    |> yield(name: "stays 3")

// ---
// == plan as written
// yield
//     name: "fires 1"
//   filter
//       fn: (r) => true
//     filter #1
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "fires 2"
//   filter
//       fn: (r) => not false or r.host == "a"
//     filter (shared #1)
// yield
//     name: "stays 1"
//   filter
//       fn: (r) => false and r.host == "a"
//     filter (shared #1)
// yield
//     name: "stays 2"
//   filter
//       fn: (r) => true
//     window
//         every: inf
//       duplicate
//           column: _stop
//           as: _time
//         tableFill
//           aggregate
//               fn: count
//               column: _value
//             window
//                 every: 10s
//                 createEmpty: true
//               filter (shared #1)
// yield
//     name: "stays 3"
//   filter
//       fn: (r) => false
//     filter (shared #1)
//
// == rules
// FoldConstantsRule: 2 ×
// AggregateWindowCreateEmptyRule: 1 ×
// PushRangeIntoScanRule: 1 ×
// ConstantFilterRule: 2 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// RepeatedSubplansRule: 1 ×
// FusePipelineRule: 3 ×
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
//       tags: host, region
//       runs: reads and sends; keeps nothing
// yield
//     name: "fires 2"
//     runs: row by row; keeps nothing
//   scan (shared #1)
// yield
//     name: "stays 1"
//     runs: row by row; keeps nothing
//   pipeline #2
//       filter: (r) => false
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     scan (shared #1)
// yield
//     name: "stays 2"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => true
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     pipeline
//         aggregateWindow: fn: count, column: _value, every: 10s, createEmpty: true
//         runs: folds the windows of each table and sends them; keeps one table
//         because: tables have the same time bounds and come in order of their keys, which differ
//       scan (shared #1)
// yield
//     name: "stays 3"
//     runs: row by row; keeps nothing
//   pipeline (shared #2)
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
// %8 bool = constant false
// select %8
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
// pipeline 2: scan → aggregateWindow(count)
//   no row functions
// pipeline 3: pipeline → filter
// %0 time = column _start
// %1 time = column _stop
// %2 string = column _field
// %3 string = column _measurement
// %4 string = column host
// %5 string = column region
// %6 int = column _value
// %7 time = column _time
// output _start = %0
// output _stop = %1
// output _field = %2
// output _measurement = %3
// output host = %4
// output region = %5
// output _value = %6
// output _time = %7
