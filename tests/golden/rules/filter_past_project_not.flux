// explain: --jit never
// data: metrics floats.lp
// Tables that lose their host may meet, and a function over names is asked for every table.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> drop(columns: ["host"])
    |> filter(fn: (r) => r.region == "eu")
    |> yield(name: "key")

data
    |> keep(columns: ["_time", "_value", "region"])
    |> filter(fn: (r) => r.region == "eu")
    |> yield(name: "unknown key")

data
    |> drop(fn: (column) => column == "_time")
    |> filter(fn: (r) => r.region == "eu")
    |> yield(name: "function")

// ---
// == plan as written
// yield
//     name: "key"
//   filter
//       fn: (r) => r.region == "eu"
//     project
//         drop: [host]
//       range #1
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "unknown key"
//   filter
//       fn: (r) => r.region == "eu"
//     project
//         keep: [_time, _value, region]
//       range (shared #1)
// yield
//     name: "function"
//   filter
//       fn: (r) => r.region == "eu"
//     project
//         drop: fn
//       range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 3 ×
//
// == plan as it will run
// yield
//     name: "key"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r.region == "eu"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     project
//         drop: [host]
//         runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//         because: the keys that are left come in another order
//       scan #1
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           values: float
//           tags: host, region
//           runs: reads and sends; keeps nothing
// yield
//     name: "unknown key"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r.region == "eu"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     project
//         keep: [_time, _value, region]
//         runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//         because: the keys that are left come in another order
//       scan (shared #1)
// yield
//     name: "function"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r.region == "eu"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     project
//         drop: fn
//         runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//         because: which columns of the group keys are left is for a function to say
//       scan (shared #1)
//
// == pipelines and their kernels
// pipeline 1: project → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column region
// %7 string = constant "eu"
// %8 bool = equal %6, %7
// %9 bool = is_true %8
// select %9
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output region = %6
// pipeline 2: project → filter
// %0 time = column _time
// %1 float = column _value
// %2 string = column region
// %3 string = constant "eu"
// %4 bool = equal %2, %3
// %5 bool = is_true %4
// select %5
// output _time = %0
// output _value = %1
// output region = %2
// pipeline 3: project → filter
// %0 time = column _start
// %1 time = column _stop
// %2 float = column _value
// %3 string = column _field
// %4 string = column _measurement
// %5 string = column host
// %6 string = column region
// %7 string = constant "eu"
// %8 bool = equal %6, %7
// %9 bool = is_true %8
// select %9
// output _start = %0
// output _stop = %1
// output _value = %2
// output _field = %3
// output _measurement = %4
// output host = %5
// output region = %6
