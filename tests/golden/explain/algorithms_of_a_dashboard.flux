// explain: --jit never
// data: metrics ../store/metrics.lp
// Series that ascend by time are merged; the keys that `group` leaves come in the order of the old ones no more.
usage =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu")
        |> aggregateWindow(every: 1h, fn: mean)

usage |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> yield(name: "fields")

usage |> group(columns: ["host"]) |> sort(columns: ["_value"], desc: true) |> limit(n: 3) |> yield(name: "top")

join(tables: {a: usage, b: usage}, on: ["_time", "host"]) |> yield(name: "joined")

// ---
// == plan as written
// yield
//     name: "fields"
//   pivot
//       rowKey: _time
//       columnKey: _field
//       valueColumn: _value
//     window #1
//         every: inf
//       duplicate
//           column: _stop
//           as: _time
//         tableFill
//           aggregate
//               fn: mean
//               column: _value
//             window
//                 every: 1h
//                 createEmpty: true
//               filter
//                   fn: (r) => r._measurement == "cpu"
//                 range
//                     range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//                   from
//                       bucket: "metrics"
// yield
//     name: "top"
//   limit
//       n: 3
//       onEmpty: drop
//     sort
//         columns: _value
//         desc: true
//       group
//           mode: by
//           columns: host
//         window (shared #1)
// yield
//     name: "joined"
//   join
//       tables: a, b
//       on: _time, host
//     window (shared #1)
//     window (shared #1)
//
// == rules
// AggregateWindowCreateEmptyRule: 1 ×
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// SortLimitRule: 1 ×
// PruneColumnsRule: 1 ×
// FusePipelineRule: 1 ×
//
// == what was not pushed down
// `aggregateWindow(every: 1h, fn: mean, column: "_value", timeSrc: "_stop", createEmpty: true)` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// yield
//     name: "fields"
//     runs: row by row; keeps nothing
//   pivot
//       rowKey: _time
//       columnKey: _field
//       valueColumn: _value
//       runs: merges the rows of series in order of the row key; keeps all tables; puts tables in order of their keys
//       because: the rows of every table ascend by `_time`
//     pipeline #1
//         aggregateWindow: fn: mean, column: _value, every: 1h, createEmpty: true
//         runs: folds the windows of each table and sends them; keeps one table
//         because: tables have the same time bounds and come in order of their keys, which differ
//       scan
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._measurement == "cpu"
//           columns: [_start, _stop, _time, _value]
//           runs: reads and sends; keeps nothing
// yield
//     name: "top"
//     runs: row by row; keeps nothing
//   sort
//       columns: _value
//       desc: true
//       n: 3
//       onEmpty: drop
//       runs: sorts each table and keeps its first rows only; keeps the rows of one table that it sends
//       because: only the first 3 rows of a table are wanted
//     group
//         mode: by
//         columns: host
//         runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//         because: the new keys are made of columns of the old ones
//       pipeline (shared #1)
// yield
//     name: "joined"
//     runs: row by row; keeps nothing
//   join
//       tables: a, b
//       on: _time, host
//       runs: merges the rows of each two tables that can have matches; keeps all tables; puts tables in order of their keys
//       because: the rows of every table ascend by `_time`, on both sides
//     pipeline (shared #1)
//     pipeline (shared #1)
//
// == pipelines and their kernels
// pipeline 1: scan → aggregateWindow(mean)
//   no row functions
