// explain: --jit never
// data: metrics ../store/metrics.lp
// Where tables that meet may have other columns or types, one that the filter drops before would take a column along or
// hide an error.
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
disk = data |> filter(fn: (r) => r._measurement == "disk")
usage = data |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

data
    |> group(columns: ["_field"])
    |> filter(fn: (r) => r._field == "usage")
    |> yield(name: "types")
disk
    |> group(columns: ["_field"])
    |> filter(fn: (r) => r.host == "a")
    |> yield(name: "columns")
usage
    |> group(columns: ["host"])
    |> filter(fn: (r) => r.host == "a", onEmpty: "keep")
    |> yield(name: "kept empty")
usage
    |> group(columns: ["hots"])
    |> filter(fn: (r) => r.host == "a")
    |> yield(name: "misspelt")
usage
    |> group(columns: ["host"])
    |> filter(fn: (r) => 10.0 / r._value > 1.0 and 1 / int(v: r._value) > 0)
    |> yield(name: "may fail in a row")

// ---
// == plan as written
// yield
//     name: "types"
//   filter
//       fn: (r) => r._field == "usage"
//     group
//         mode: by
//         columns: _field
//       range #1
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "columns"
//   filter
//       fn: (r) => r.host == "a"
//     group
//         mode: by
//         columns: _field
//       filter
//           fn: (r) => r._measurement == "disk"
//         range (shared #1)
// yield
//     name: "kept empty"
//   filter
//       fn: (r) => r.host == "a"
//       onEmpty: keep
//     group
//         mode: by
//         columns: host
//       filter #2
//           fn: (r) => r._measurement == "cpu" and r._field == "usage"
//         range (shared #1)
// yield
//     name: "misspelt"
//   filter
//       fn: (r) => r.host == "a"
//     group
//         mode: by
//         columns: hots
//       filter (shared #2)
// yield
//     name: "may fail in a row"
//   filter
//       fn: (r) => 10.0 / r._value > 1.0 and 1 / int(v: r._value) > 0
//     group
//         mode: by
//         columns: host
//       filter (shared #2)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FactsOfSeriesRule: 1 ×
// RepeatedSubplansRule: 1 ×
// FusePipelineRule: 7 ×
//
// == plan as it will run
// yield
//     name: "types"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r._field == "usage"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     group
//         mode: by
//         columns: _field
//         runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//         because: the new keys are made of columns of the old ones
//       scan #1
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           tags: host, path?, region?
//           runs: reads and sends; keeps nothing
// yield
//     name: "columns"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r.host == "a"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     group
//         mode: by
//         columns: _field
//         runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//         because: the new keys are made of columns of the old ones
//       pipeline
//           filter: (r) => r._measurement == "disk"
//           runs: row by row; keeps nothing
//           because: group keys stay as they are
//         scan (shared #1)
// yield
//     name: "kept empty"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r.host == "a"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     group #2
//         mode: by
//         columns: host
//         runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//         because: the new keys are made of columns of the old ones
//       pipeline #3
//           filter: (r) => r._measurement == "cpu" and r._field == "usage"
//           runs: row by row; keeps nothing
//           because: group keys stay as they are
//         scan (shared #1)
// yield
//     name: "misspelt"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => r.host == "a"
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     group
//         mode: by
//         columns: hots
//         runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//         because: the new keys are made of columns of the old ones
//       pipeline (shared #3)
// yield
//     name: "may fail in a row"
//     runs: row by row; keeps nothing
//   pipeline
//       filter: (r) => 10.0 / r._value > 1.0 and 1 / int(v: r._value) > 0
//       runs: row by row; keeps nothing
//       because: group keys stay as they are
//     group (shared #2)
//
// == pipelines and their kernels
// pipeline 1: group → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 int = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 string = constant "usage"
// %9 bool = equal %4, %8
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
// pipeline 2: scan → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 int = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 string = constant "disk"
// %9 bool = equal %5, %8
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
// pipeline 3: group → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 uint = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column path
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
// output path = %7
// pipeline 4: scan → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 int = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 string = constant "cpu"
// %9 bool = equal %5, %8
// %10 string = constant "usage"
// %11 bool = equal %4, %10
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
// pipeline 5: group → filter
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
// pipeline 6: group → filter
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
// pipeline 7: group → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 float = constant 10.0
// %9 float = divide %8, %3
// %10 float = constant 1.0
// %11 bool = greater %9, %10
// %12 bool = not %11
// %13 bool = is_true %12
// %14 bool = not %13
// %15 int = to_int %3
// %16 int = constant 1
// %17 int = divide %16, %15 where %14
// %18 int = constant 0
// %19 bool = greater %17, %18
// %20 bool = and %11, %19
// %21 bool = is_true %20
// select %21
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
// --- stderr
// fluxc: warning: no table has a column `hots`; did you mean `host`?
//   at filter_past_group_not.flux:24:8
