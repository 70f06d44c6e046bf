// explain: --jit never
// data: telegraf telegraf.lp
// Two fields in one row.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "mem" and (r._field == "used" or r._field == "total"))
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
    |> map(fn: (r) => ({_time: r._time, host: r.host, _value: float(v: r.used) / float(v: r.total) * 100.0}))
    |> filter(fn: (r) => r._value > 15.0)

// ---
// == plan as written
// filter
//     fn: (r) => r._value > 15.0
//   map
//       fn: (r) => ({_time: r._time, host: r.host, _value: float(v: r.used) / float(v: r.total) * 100.0})
//     pivot
//         rowKey: _time
//         columnKey: _field
//         valueColumn: _value
//       filter
//           fn: (r) => r._measurement == "mem" and (r._field == "used" or r._field == "total")
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           from
//               bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// PruneColumnsRule: 1 ×
// FusePipelineRule: 2 ×
//
// == what was not pushed down
// `pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// pipeline
//     map: (r) => ({_time: r._time, host: r.host, _value: float(v: r.used) / float(v: r.total) * 100.0})
//     filter: (r) => r._value > 15.0
//     runs: row by row; tables whose keys may change wait for all others; keeps all tables
//     because: a map may change columns of group keys
//   pivot
//       rowKey: _time
//       columnKey: _field
//       valueColumn: _value
//       runs: merges the rows of series in order of the row key; keeps all tables; puts tables in order of their keys
//       because: the rows of every table ascend by `_time`
//     scan
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "mem"
//         predicate: (r) => r._field == "used" or r._field == "total"
//         columns: [_field, _time, _value]
//         runs: reads and sends; keeps nothing
//
// == pipelines and their kernels
// pipeline 1: pivot → map → filter
// %0 time = column _time
// %1 string = column host
// %2 int = column total
// %3 int = column used
// %4 float = to_float %3
// %5 float = to_float %2
// %6 float = divide %4, %5
// %7 float = constant 100.0
// %8 float = multiply %6, %7
// %9 float = constant 15.0
// %10 bool = greater %8, %9
// %11 bool = is_true %10
// select %11
// output _time = %0
// output _value = %8
// output host = %1
