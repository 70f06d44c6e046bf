// explain: --jit never
// data: telegraf telegraf.lp
// Hosts that have not been heard of.
import "influxdata/influxdb/monitor"

from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user")
    |> group(columns: ["host"])
    |> monitor.deadman(t: 2024-01-01T01:55:00Z)
    |> filter(fn: (r) => r.dead)

// ---
// == plan as written
// filter (line 11)
//     fn: (r) => r.dead
//   map (line 10, in monitor.deadman)
//       fn: (r) => ({r with dead: r._time < 2024-01-01T01:55:00Z})
//     aggregate (line 10, in monitor.deadman)
//         fn: max
//         column: _time
//       group (line 9)
//           columns: [host]
//         filter (line 8)
//             fn: (r) => r._measurement == "cpu" and r._field == "usage_user"
//           range (line 7)
//               range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//             from (line 6)
//                 bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FuseGroupAggregateRule: 1 ×, rows go into the aggregates of their groups, which never become tables
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user")`
// `group(columns: ["host"])` stays outside the store: the store does not put tables together
// `filter(fn: (r) => r.dead)` runs outside, too, because it reads `dead`, which `map` makes
//
// == plan as it will run
// pipeline (line 11)
//     map: (r) => ({r with dead: r._time < 2024-01-01T01:55:00Z})
//     filter: (r) => r.dead
//     runs: as rows come
//     because: no group key changes
//   groupAggregate (line 10, in monitor.deadman)
//       columns: [host]
//       fn: max
//       column: _time
//       runs: folds each table into the state of its group; puts tables in order of their keys
//       memory: what it needs of all tables: sends nothing before its input ends
//       because: the new keys are made of columns that are in the group keys already
//     scan (line 6)
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage_user"
//         values: float
//         tags: [cpu, host]
//         threads: each takes some of the tables; what they send is put in order again
//
// == functions of rows
// map (line 10), filter (line 11): runs on many rows at once
