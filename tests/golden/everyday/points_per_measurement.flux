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
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
// FuseGroupAggregateRule: 1 ×, rows go into the aggregates of their groups, which never become tables
//
// == sources
// the store does `range` and `count(column: "_value")`
// `group(columns: ["_measurement"])` stays outside the store: the store does not put tables together
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
//       tags of some series: [cpu, host, interface, meter, path, route]
//       sends: tags and `_value`
//       aggregate: fn: count, column: _value
//       threads: each takes some of the tables; what they send is put in order again
