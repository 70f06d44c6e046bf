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
// yield (line 10)
//     name: "fields"
//   pivot (line 10)
//       rowKey: [_time]
//       columnKey: [_field]
//       valueColumn: _value
//     window #1 (line 8, in aggregateWindow)
//         every: inf
//       duplicate (line 8, in aggregateWindow)
//           column: _stop
//           as: _time
//         tableFill (line 8, in aggregateWindow)
//           aggregate (line 8, in aggregateWindow)
//               fn: mean
//               column: _value
//             window (line 8, in aggregateWindow)
//                 every: 1h
//                 createEmpty: true
//               filter (line 7)
//                   fn: (r) => r._measurement == "cpu"
//                 range (line 6)
//                     range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//                   from (line 5)
//                       bucket: "metrics"
// yield (line 12)
//     name: "top"
//   limit (line 12)
//       n: 3
//       onEmpty: drop
//     sort (line 12)
//         columns: [_value]
//         desc: true
//       group (line 12)
//           columns: [host]
//         window (shared #1)
// yield (line 14)
//     name: "joined"
//   join (line 14)
//       tables: a, b
//       on: [_time, host]
//     window (shared #1)
//     window (shared #1)
//
// == rules
// AggregateWindowCreateEmptyRule: 1 ×, `window` with empty windows, the aggregate and what follows run as one `aggregateWindow`
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// SortLimitRule: 1 ×, a `sort` keeps only the rows that `limit` wants
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu")`
// `aggregateWindow(every: 1h, fn: mean, column: "_value", timeSrc: "_stop", createEmpty: true)` stays outside the store: the store does not cut tables into windows
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 10)
//     name: "fields"
//   pivot (line 10)
//       rowKey: [_time]
//       columnKey: [_field]
//       valueColumn: _value
//       runs: merges the rows of series in order of the row key; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: the rows of every table ascend by `_time`
//     pipeline #1 (line 8, in aggregateWindow)
//         aggregateWindow: fn: mean, column: _value, every: 1h, createEmpty: true
//         threads: each takes some of the tables; what they send is put in order again
//         runs: folds the windows of each table and sends them
//         memory: one table, in each thread
//         because: all tables cover the same time range, come in order of their keys, and no key comes twice
//       scan (line 5)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._measurement == "cpu"
//           tags: [host, region]
//           threads: each takes some of the tables or, of a large one, some of its time
// yield (line 12)
//     name: "top"
//   sort (line 12)
//       columns: [_value]
//       desc: true
//       n: 3
//       onEmpty: drop
//       runs: sorts each table and keeps its first rows only
//       memory: what it needs of one table
//       because: `limit` wants the first 3 rows of a table
//     group (line 12)
//         columns: [host]
//         runs: gives whole tables new keys, and joins those whose keys become equal; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: the new keys are made of columns that are in the group keys already
//       pipeline (shared #1)
// yield (line 14)
//     name: "joined"
//   join (line 14)
//       tables: a, b
//       on: [_time, host]
//       runs: merges the rows of each two tables that can have matches; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: the rows of every table ascend by `_time`, on both sides
//     pipeline (shared #1)
//     pipeline (shared #1)
