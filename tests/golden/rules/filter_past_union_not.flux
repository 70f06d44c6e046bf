// explain: --jit never
// data: metrics mixed.lp
// Tables that meet may have different columns, which a table without rows adds; a filter that may fail stays.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
other = data
    |> map(fn: (r) => ({r with more: 1}))

union(tables: [data, other])
    |> filter(fn: (r) => r.host == "a")
    |> yield(name: "columns")

union(tables: [data, data |> sort()])
    |> filter(fn: (r) => r._value > 1.0)
    |> yield(name: "types")

union(tables: [data, data |> sort()])
    |> filter(fn: (r) => r.host == "a", onEmpty: "keep")
    |> yield(name: "kept empty")

// ---
// == plan as written
// yield
//     name: "columns"
//   filter
//       fn: (r) => r.host == "a"
//     union
//       range #1
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
//       map
//           fn: (r) => ({r with more: 1})
//         range (shared #1)
// yield
//     name: "types"
//   filter
//       fn: (r) => r._value > 1.0
//     union
//       range (shared #1)
//       sort
//           columns: _value
//         range (shared #1)
// yield
//     name: "kept empty"
//   filter
//       fn: (r) => r.host == "a"
//       onEmpty: keep
//     union
//       range (shared #1)
//       sort
//           columns: _value
//         range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// RepeatedSubplansRule: 1 ×
// FusePipelineRule: 4 ×
//
// == plan as it will run
// yield
//     name: "columns"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r.host == "a"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     union
//         runs: merges the tables of the inputs in order of their keys; keeps all tables; puts tables in order of their keys
//         because: the tables of every input come in order of their keys, which differ
//       scan #1
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           tags: host?, region?, usage?
//           runs: reads and sends; keeps nothing
//       pipeline
//           map: (r) => ({r with more: 1})
//           runs: row by row; keeps nothing
//           because: group keys stay as they are
//         scan (shared #1)
// yield
//     name: "types"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r._value > 1.0
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     union
//         runs: merges the tables of the inputs in order of their keys; keeps all tables; puts tables in order of their keys
//         because: the tables of every input come in order of their keys, which differ
//       scan (shared #1)
//       sort #2
//           columns: _value
//           runs: sorts each table; keeps one table
//           because: rows may come in any order
//         scan (shared #1)
// yield
//     name: "kept empty"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r.host == "a"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     union
//         runs: merges the tables of the inputs in order of their keys; keeps all tables; puts tables in order of their keys
//         because: the tables of every input come in order of their keys, which differ
//       scan (shared #1)
//       sort (shared #2)
//
// == pipelines and their kernels
// pipeline 1: scan → map
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 int = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 int = constant 1
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
// output more = %8
// pipeline 2: union → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 int = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 int = column more
// %9 string = constant "a"
// %10 bool = equal %6, %9
// %11 bool = is_true %10
// select %11
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
// output more = %8
// pipeline 3: union → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 int = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 float = constant 1.0
// %9 float = to_float %3
// %10 bool = greater %9, %8
// %11 bool = is_true %10
// select %11
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
// pipeline 4: union → filter
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
