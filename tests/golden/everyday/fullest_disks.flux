// explain: --jit never
// data: telegraf telegraf.lp
// The hosts with the fullest disks.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "disk" and r._field == "used_percent")
    |> last()
    |> group()
    |> sort(columns: ["_value"], desc: true)
    |> limit(n: 5)
    |> keep(columns: ["host", "path", "_value"])

// ---
// == plan as written
// project (line 11)
//     keep: [host, path, _value]
//   limit (line 10)
//       n: 5
//       onEmpty: drop
//     sort (line 9)
//         columns: [_value]
//         desc: true
//       group (line 8)
//           columns: []
//         aggregate (line 7)
//             fn: last
//             column: _value
//           filter (line 6)
//               fn: (r) => r._measurement == "disk" and r._field == "used_percent"
//             range (line 5)
//                 range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//               from (line 4)
//                   bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// SortLimitRule: 1 ×, a `sort` keeps only the rows that `limit` wants
// PushIntoSourceRule: 2 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
//
// == sources
// the store does `range`, `filter(fn: (r) => r._measurement == "disk" and r._field == "used_percent")` and `last(column: "_value")`
// `group(columns: [])` stays outside the store: the store does not put tables together
//
// == plan as it will run
// project (line 11)
//     keep: [host, path, _value]
//     runs: passes tables on with the columns that are left
//     because: no column of a group key is dropped
//   sort (line 9)
//       columns: [_value]
//       desc: true
//       n: 5
//       onEmpty: drop
//       runs: sorts each table and keeps its first rows only
//       memory: what it needs of one table
//       because: `limit` wants the first 5 rows of a table
//     group (line 8)
//         columns: []
//         runs: gives whole tables new keys, and joins those whose keys become equal
//         memory: all tables: sends nothing before its input ends
//         because: no columns are named, so all tables become one
//       scan (line 4)
//           bucket: "telegraf"
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           predicate: (r) => r._measurement == "disk"
//           predicate: (r) => r._field == "used_percent"
//           values: float
//           tags: [host, path]
//           sends: tags and `_value`
//           aggregate: fn: last, column: _value
//           threads: each takes some of the tables; what they send is put in order again
