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
// aggregate (line 8)
//     fn: sum
//     column: _value
//   group (line 7)
//       columns: [_measurement]
//     aggregate (line 6)
//         fn: count
//         column: _value
//       range (line 5)
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         from (line 4)
//             bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// PruneColumnsRule: 1 ×
// FuseGroupAggregateRule: 1 ×
//
// == sources
// `group(columns: ["_measurement"])` stays outside the store: the store would have to read the same points to do it
//
// == plan as it will run
// groupAggregate (line 8)
//     columns: [_measurement]
//     fn: sum
//     column: _value
//     runs: folds each table into the state of its group; puts tables in order of their keys
//     memory: what it needs of all tables: sends nothing before its input ends
//     because: the new keys are made of columns that are in the group keys already
//   scan (line 4)
//       bucket: "telegraf"
//       range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//       tags: [cpu?, host?, interface?, meter?, path?, route?]
//       columns: [_value]
//       aggregate: fn: count, column: _value
//       threads: each takes some of the tables, in order again behind
