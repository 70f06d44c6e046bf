// explain: --jit never
// data: telegraf telegraf.lp
// How long a host has been busy.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user")
    |> map(fn: (r) => ({r with level: if r._value > 45.0 then "crit" else if r._value > 20.0 then "warn" else "ok"}))
    |> stateDuration(fn: (r) => r.level == "crit", unit: 1m)
    |> filter(fn: (r) => r.stateDuration > 20)

// ---
// == plan as written
// filter
//     fn: (r) => r.stateDuration > 20
//   stateTracking
//       fn: (r) => r.level == "crit"
//       durationColumn: stateDuration
//     map
//         fn: (r) => ({r with level: if r._value > 45.0 then "crit" else if r._value > 20.0 then "warn" else "ok"})
//       filter
//           fn: (r) => r._measurement == "cpu" and r._field == "usage_user"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           from
//               bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FusePipelineRule: 2 ×
//
// == what was not pushed down
// `map(fn: (r) => ({r with level: if r._value > 45.0 then "crit" else if r._value > 20.0 then "warn" else "ok"}))` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// pipeline
//     filter: (r) => r.stateDuration > 20
//     runs: row by row; keeps nothing
//     because: group keys stay as they are
//   stateTracking
//       fn: (r) => r.level == "crit"
//       durationColumn: stateDuration
//       runs: row by row; keeps nothing
//     pipeline
//         map: (r) => ({r with level: if r._value > 45.0 then "crit" else if r._value > 20.0 then "warn" else "ok"})
//         runs: row by row; keeps nothing
//         because: group keys stay as they are
//       scan
//           bucket: "telegraf"
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           predicate: (r) => r._measurement == "cpu"
//           predicate: (r) => r._field == "usage_user"
//           values: float
//           tags: cpu, host
//           runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: scan → map
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column cpu
// %7 string = column host
// %8 float = constant 45.0
// %9 bool = greater %3, %8
// %10 float = constant 20.0
// %11 bool = greater %3, %10
// %12 string = constant "warn"
// %13 string = constant "ok"
// %14 string = select %11, %12, %13
// %15 string = constant "crit"
// %16 string = select %9, %15, %14
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output cpu = %6
// output host = %7
// output level = %16
// pipeline 2: stateTracking → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column cpu
// %7 string = column host
// %8 string = column level
// %9 int = column stateDuration
// %10 int = constant 20
// %11 bool = greater %9, %10
// %12 bool = is_true %11
// select %12
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output cpu = %6
// output host = %7
// output level = %8
// output stateDuration = %9
