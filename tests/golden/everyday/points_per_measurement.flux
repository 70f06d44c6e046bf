// explain: --jit never
// data: telegraf telegraf.lp
// How much there is.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> count()
    |> group(columns: ["_measurement"])
    |> sum()

// ---
// == plan as written
// aggregate
//     fn: sum
//     column: _value
//   group
//       mode: by
//       columns: _measurement
//     aggregate
//         fn: count
//         column: _value
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         from
//             bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// PruneColumnsRule: 1 ×
//
// == what was not pushed down
// `group(columns: ["_measurement"])` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// aggregate
//     fn: sum
//     column: _value
//     runs: folds each table and sends its row; keeps the rows of one table that it sends
//     because: tables come in order of their keys
//   group
//       mode: by
//       columns: _measurement
//       runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//       because: the new keys are made of columns of the old ones
//     scan
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         tags: cpu?, host?, interface?, meter?, path?, route?
//         columns: [_value]
//         aggregate: fn: count, column: _value
//         runs: reads and sends; keeps nothing
