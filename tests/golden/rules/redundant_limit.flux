// explain: --jit never
// data: metrics ../store/metrics.lp
// A limit of tables that have no more rows is left out.

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> mean()
    |> limit(n: 1)
    |> yield(name: "fires 1")
cpu
    |> limit(n: 2)
    |> filter(fn: (r) => r._value > 1.0)
    |> limit(n: 3)
    |> yield(name: "fires 2")

cpu
    |> limit(n: 3)
    |> filter(fn: (r) => r._value > 1.0)
    |> limit(n: 2)
    |> yield(name: "stays 1")
cpu
    |> mean()
    |> limit(n: 0)
    |> yield(name: "stays 2")
cpu
    |> mean()
    |> limit(n: 1, offset: 1)
    |> yield(name: "stays 3")

// ---
// == plan as written
// yield
//     name: "fires 1"
//   limit
//       n: 1
//     aggregate
//         fn: mean
//         column: _value
//       filter #1
//           fn: (r) => r._measurement == "cpu" and r._field == "usage"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from
//               bucket: "metrics"
// yield
//     name: "fires 2"
//   limit
//       n: 3
//     filter
//         fn: (r) => r._value > 1.0
//       limit
//           n: 2
//         filter (shared #1)
// yield
//     name: "stays 1"
//   limit
//       n: 2
//     filter
//         fn: (r) => r._value > 1.0
//       limit
//           n: 3
//         filter (shared #1)
// yield
//     name: "stays 2"
//   limit
//       n: 0
//     aggregate
//         fn: mean
//         column: _value
//       filter (shared #1)
// yield
//     name: "stays 3"
//   limit
//       n: 1
//       offset: 1
//     aggregate
//         fn: mean
//         column: _value
//       filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// RedundantLimitRule: 2 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// RepeatedSubplansRule: 2 ×
// FusePipelineRule: 2 ×
//
// == plan as it will run
// yield
//     name: "fires 1"
//     runs: row by row; keeps nothing
//   aggregate #1
//       fn: mean
//       column: _value
//       runs: folds each table and sends its row; keeps the rows of one table that it sends
//       because: tables come in order of their keys
//     scan #2
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
//       filter: (r) => r._value > 1.0
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     limit
//         n: 2
//         runs: row by row; keeps nothing
//       scan (shared #2)
// yield
//     name: "stays 1"
//     runs: row by row; keeps nothing
//   limit
//       n: 2
//       runs: row by row; keeps nothing
//     pipeline
//         filter: (r) => r._value > 1.0
//         runs: row by row; keeps nothing
//         because: group keys stay as they are
//       limit
//           n: 3
//           runs: row by row; keeps nothing
//         scan (shared #2)
// yield
//     name: "stays 2"
//     runs: row by row; keeps nothing
//   limit
//       n: 0
//       runs: row by row; keeps nothing
//     aggregate (shared #1)
// yield
//     name: "stays 3"
//     runs: row by row; keeps nothing
//   limit
//       n: 1
//       offset: 1
//       runs: row by row; keeps nothing
//     aggregate (shared #1)
//
// == pipelines and their kernels
// pipeline 1: limit → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 float = constant 1.0
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
// pipeline 2: limit → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 float = constant 1.0
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
