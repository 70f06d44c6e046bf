// explain: --jit never
// data: telegraf telegraf.lp
// How many hosts there are.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu")
    |> keep(columns: ["host"])
    |> group()
    |> distinct(column: "host")
    |> count()

// ---
// == plan as written
// aggregate
//     fn: count
//     column: _value
//   distinct
//       column: host
//     group
//         mode: by
//         columns:
//       project
//           keep: [host]
//         filter
//             fn: (r) => r._measurement == "cpu"
//           range
//               range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//             from
//                 bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// PruneColumnsRule: 1 ×
//
// == what was not pushed down
// `keep(columns: ["host"])` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// aggregate
//     fn: count
//     column: _value
//     runs: folds each table and sends its row; keeps the rows of one table that it sends
//     because: tables come in order of their keys
//   distinct
//       column: host
//       runs: hashes values; keeps the rows of one table that it sends
//       because: `host` may differ from row to row
//     group
//         mode: by
//         columns:
//         runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//         because: all tables become one
//       project
//           keep: [host]
//           runs: collects tables by what is left of their keys; keeps all tables; puts tables in order of their keys
//           because: the keys that are left come in another order
//         scan
//             bucket: "telegraf"
//             range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//             predicate: (r) => r._measurement == "cpu"
//             values: float
//             tags: cpu, host
//             columns: [host]
//             limit: n: 1
//             runs: reads and sends; keeps nothing
