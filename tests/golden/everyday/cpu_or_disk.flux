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
// limit (line 15)
//     n: 4
//     onEmpty: drop
//   sort (line 14)
//       columns: [_time]
//     group (line 13)
//         columns: []
//       filter (line 12)
//           fn: (r) => r.host == "web1"
//         union (line 11)
//           filter (line 6)
//               fn: (r) => r._measurement == "cpu" and r._field == "usage_user"
//             range (line 5)
//                 range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//               from (line 4)
//                   bucket: "telegraf"
//           filter (line 9)
//               fn: (r) => r._measurement == "disk"
//             range (line 8)
//                 range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//               from (line 7)
//                   bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 2 ×, `range` bounds what is read
// SortLimitRule: 1 ×, a `sort` keeps only the rows that `limit` wants
// PushIntoSourceRule: 4 ×, a source does an operation while it reads
// FactsOfSeriesRule: 2 ×, a source says which types and tags its series have
// FilterPastUnionRule: 1 ×, a filter moves into all inputs of `union`
//
// == sources
// line 4: the store does `range`, `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user")` and `filter(fn: (r) => r.host == "web1")`
// line 4: `union` stays outside: it has several inputs
// line 7: the store does `range`, `filter(fn: (r) => r._measurement == "disk")` and `filter(fn: (r) => r.host == "web1")`
// line 7: `union` stays outside: it has several inputs
//
// == plan as it will run
// sort (line 14)
//     columns: [_time]
//     n: 4
//     onEmpty: drop
//     runs: sorts each table and keeps its first rows only
//     memory: what it needs of one table
//     because: `limit` wants the first 4 rows of a table
//   group (line 13)
//       columns: []
//       runs: gives whole tables new keys, and joins those whose keys become equal
//       memory: all tables: sends nothing before its input ends
//       because: no columns are named, so all tables become one
//     union (line 11)
//         runs: merges the tables of the inputs in order of their keys; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: the tables of every input come in order of their keys, and no key comes twice; the inputs are read one after the other
//       scan (line 4)
//           bucket: "telegraf"
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           predicate: (r) => r._measurement == "cpu"
//           predicate: (r) => r._field == "usage_user"
//           predicate: (r) => r.host == "web1"
//           values: float
//           tags: [cpu, host]
//           threads: each takes some of the tables; what they send is put in order again
//       scan (line 7)
//           bucket: "telegraf"
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           predicate: (r) => r._measurement == "disk"
//           predicate: (r) => r.host == "web1"
//           values: float
//           tags: [host, path]
//           threads: each takes some of the tables; what they send is put in order again
