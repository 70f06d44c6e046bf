// explain: --jit never
// A division by zero must fail where it fails without an optimizer: behind it nothing is tested earlier, and of what
// stands before it only what drops the rows that it never sees. Rows without `host` are not among these.
// data: faults ../store/faults.lp
from(bucket: "faults")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "n" and r.host == "b" and 10 / r._value > 1 and r._measurement == "m")

// ---
// == plan as written
// filter
//     fn: (r) => r._field == "n" and r.host == "b" and 10 / r._value > 1 and r._measurement == "m"
//   range
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//     from
//         bucket: "faults"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 1 ×
//
// == what was not pushed down
// `(r) => 10 / r._value > 1` can fail in a row; rows on which it would are not dropped ahead of it
//
// == plan as it will run
// pipeline
//     filter: (r) => r.host == "b" and 10 / r._value > 1 and r._measurement == "m"
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   scan
//       bucket: "faults"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "n"
//       predicate: (r) => r.host == "b" or not (exists r.host)
//       values: int
//       tags: host?, room?
//       runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: scan → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 int = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column room
// %7 int = constant 10
// %8 int = divide %7, %3
// %9 int = constant 1
// %10 bool = greater %8, %9
// %11 bool = constant null
// %12 bool = and %11, %10
// %13 string = constant "m"
// %14 bool = equal %5, %13
// %15 bool = and %12, %14
// %16 bool = is_true %15
// select %16
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output room = %6
