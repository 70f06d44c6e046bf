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
// project
//     keep: [host, path, _value]
//   limit
//       n: 5
//       onEmpty: drop
//     sort
//         columns: _value
//         desc: true
//       group
//           mode: by
//           columns:
//         aggregate
//             fn: last
//             column: _value
//           filter
//               fn: (r) => r._measurement == "disk" and r._field == "used_percent"
//             range
//                 range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//               from
//                   bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// SortLimitRule: 1 ×
// PruneColumnsRule: 1 ×
//
// == what was not pushed down
// `group(columns: [])` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// project
//     keep: [host, path, _value]
//     runs: passes tables on with the columns that are left; keeps nothing
//     because: all columns of the group keys are left, so no tables become one
//   sort
//       columns: _value
//       desc: true
//       n: 5
//       onEmpty: drop
//       runs: sorts each table and keeps its first rows only; keeps the rows of one table that it sends
//       because: only the first 5 rows of a table are wanted
//     group
//         mode: by
//         columns:
//         runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//         because: all tables become one
//       scan
//           bucket: "telegraf"
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//           predicate: (r) => r._measurement == "disk"
//           predicate: (r) => r._field == "used_percent"
//           columns: [_value, host, path]
//           aggregate: fn: last, column: _value
//           runs: reads and sends; keeps nothing
