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
// filter (line 9)
//     fn: (r) => r._value > 15.0
//   map (line 8)
//       fn: (r) => ({_time: r._time, host: r.host, _value: float(v: r.used) / float(v: r.total) * 100.0})
//     pivot (line 7)
//         rowKey: [_time]
//         columnKey: [_field]
//         valueColumn: _value
//       filter (line 6)
//           fn: (r) => r._measurement == "mem" and (r._field == "used" or r._field == "total")
//         range (line 5)
//             range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           from (line 4)
//               bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "mem" and (r._field == "used" or r._field == "total"))`
// `pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")` stays outside the store: doing it there would not spare any reading
// `filter(fn: (r) => r._value > 15.0)` runs outside, too, because it reads `_value`, which `map` makes
//
// == plan as it will run
// pipeline (line 9)
//     map: (r) => ({_time: r._time, host: r.host, _value: float(v: r.used) / float(v: r.total) * 100.0})
//     filter: (r) => r._value > 15.0
//     runs: as rows come where group keys stay; tables whose keys change are collected
//     memory: tables whose keys change, all of them: sends these when its input ends
//     because: a map may change columns of group keys
//   pivot (line 7)
//       rowKey: [_time]
//       columnKey: [_field]
//       valueColumn: _value
//       runs: merges the rows of series in order of the row key; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: the rows of every table ascend by `_time`
//     scan (line 4)
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "mem"
//         predicate: (r) => r._field == "used" or r._field == "total"
//         values: int
//         tags: [host]
//         threads: each takes some of the tables; what they send is put in order again
//
// == functions of rows
// map (line 8), filter (line 9): runs on many rows at once
