// explain: --jit never
// data: metrics floats.lp
// Series of the same tags and of one type: a filter behind the group reaches the store.
cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu")

cpu
    |> group(columns: ["host"])
    |> filter(fn: (r) => r.host == "a" and r._value > 2.0)
    |> yield(name: "by")
cpu
    |> drop(columns: ["_start", "_stop"])
    |> map(fn: (r) => ({r with double: r._value * 2.0}))
    |> group(columns: ["_time", "_value", "double"], mode: "except")
    |> filter(fn: (r) => r._field == "usage")
    |> yield(name: "except")

// ---
// == plan as written
// yield
//     name: "by"
//   filter
//       fn: (r) => r.host == "a" and r._value > 2.0
//     group
//         mode: by
//         columns: host
//       filter #1
//           fn: (r) => r._measurement == "cpu"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from
//               bucket: "metrics"
// yield
//     name: "except"
//   filter
//       fn: (r) => r._field == "usage"
//     group
//         mode: except
//         columns: _time, _value, double
//       map
//           fn: (r) => ({r with double: r._value * 2.0})
//         project
//             drop: [_start, _stop]
//           filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FilterPastGroupRule: 1 ×
// FusePipelineRule: 3 ×
//
// == what was not pushed down
// `(r) => r._value > 2.0` stays outside store: `_value` differs from row to row
//
// == plan as it will run
// yield
//     name: "by"
//     runs: row by row; keeps nothing
//   group
//       mode: by
//       columns: host
//       runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//       because: the new keys are made of columns of the old ones
//     pipeline
//         filter: (r) => r.host == "a" and r._value > 2.0
//         runs: row by row; keeps nothing
//         because: group keys stay as they are
//       scan #1
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._measurement == "cpu"
//           values: float
//           tags: host, region
//           runs: reads and sends; keeps nothing
// yield
//     name: "except"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r._field == "usage"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     group
//         mode: except
//         columns: _time, _value, double
//         runs: moves tables without looking at rows, and joins neighbours whose keys become equal; keeps one table
//         because: the new keys are made of the first columns of the old ones, which ascend
//       pipeline
//           map: (r) => ({r with double: r._value * 2.0})
//           runs: row by row; keeps nothing
//           because: group keys stay as they are
//         project
//             drop: [_start, _stop]
//             runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//             because: the keys that are left come in another order
//           scan (shared #1)
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
// %8 string = constant "a"
// %9 bool = equal %6, %8
// %10 float = constant 2.0
// %11 bool = greater %3, %10
// %12 bool = and %9, %11
// %13 bool = is_true %12
// select %13
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
// pipeline 2: project → map
// %0 time = column _time
// %1 float = column _value
// %2 string = column _field
// %3 string = column _measurement
// %4 string = column host
// %5 string = column region
// %6 float = constant 2.0
// %7 float = multiply %1, %6
// output _time = %0
// output _value = %1
// output _field = %2
// output _measurement = %3
// output host = %4
// output region = %5
// output double = %7
// pipeline 3: group → filter
// %0 time = column _time
// %1 float = column _value
// %2 string = column _field
// %3 string = column _measurement
// %4 string = column host
// %5 string = column region
// %6 float = column double
// %7 string = constant "usage"
// %8 bool = equal %2, %7
// %9 bool = is_true %8
// select %9
// output _time = %0
// output _value = %1
// output _field = %2
// output _measurement = %3
// output host = %4
// output region = %5
// output double = %6
