// explain: --jit never
// data: telegraf telegraf.lp
// Two streams as one.
cpu = from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user")
disk = from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "disk")

union(tables: [cpu, disk])
    |> filter(fn: (r) => r.host == "web1")
    |> group()
    |> sort(columns: ["_time"])
    |> limit(n: 4)

// ---
// == plan as written
// limit
//     n: 4
//     onEmpty: drop
//   sort
//       columns: _time
//     group
//         mode: by
//         columns:
//       filter
//           fn: (r) => r.host == "web1"
//         union
//           filter
//               fn: (r) => r._measurement == "cpu" and r._field == "usage_user"
//             range
//                 range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//               from
//                   bucket: "telegraf"
//           filter
//               fn: (r) => r._measurement == "disk"
//             range
//                 range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//               from
//                   bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 2 ×
// PushIntoSourceRule: 4 ×
// FactsOfSeriesRule: 2 ×
// FilterPastUnionRule: 1 ×
// SortLimitRule: 1 ×
//
// == plan as it will run
// sort
//     columns: _time
//     n: 4
//     onEmpty: drop
//     runs: sorts each table and keeps its first rows only; keeps the rows of one table that it sends
//     because: only the first 4 rows of a table are wanted
//   group
//       mode: by
//       columns:
//       runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//       because: all tables become one
//     union
//         runs: merges the tables of the inputs in order of their keys; keeps all tables; puts tables in order of their keys
//         because: the tables of every input come in order of their keys, which differ
//       scan
//           bucket: "telegraf"
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           predicate: (r) => r._measurement == "cpu"
//           predicate: (r) => r._field == "usage_user"
//           predicate: (r) => r.host == "web1"
//           values: float
//           tags: cpu, host
//           runs: reads and sends; keeps nothing
//       scan
//           bucket: "telegraf"
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           predicate: (r) => r._measurement == "disk"
//           predicate: (r) => r.host == "web1"
//           values: float
//           tags: host, path
//           runs: reads and sends; keeps nothing
