// explain: --jit never
// data: metrics floats.lp
// A grouped aggregate keeps states, not tables: of tables, and of rows whose new keys differ.
data = from(bucket: "metrics") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data |> group(columns: ["host"]) |> mean() |> yield(name: "tables")
data |> group(columns: ["_time"]) |> max() |> yield(name: "rows")
data |> group(columns: ["_field", "_measurement"]) |> sum() |> yield(name: "neighbours")

// ---
// == plan as written
// yield (line 6)
//     name: "tables"
//   aggregate (line 6)
//       fn: mean
//       column: _value
//     group (line 6)
//         columns: [host]
//       range #1 (line 4)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 4)
//             bucket: "metrics"
// yield (line 7)
//     name: "rows"
//   aggregate (line 7)
//       fn: max
//       column: _value
//     group (line 7)
//         columns: [_time]
//       range (shared #1)
// yield (line 8)
//     name: "neighbours"
//   aggregate (line 8)
//       fn: sum
//       column: _value
//     group (line 8)
//         columns: [_field, _measurement]
//       range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FuseGroupAggregateRule: 3 ×, rows go into the aggregates of their groups, which never become tables
//
// == sources
// the store does `range`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 6)
//     name: "tables"
//   groupAggregate (line 6)
//       columns: [host]
//       fn: mean
//       column: _value
//       runs: folds each table into the state of its group; puts tables in order of their keys
//       memory: what it needs of all tables: sends nothing before its input ends
//       because: the new keys are made of columns that are in the group keys already
//     scan #1 (line 4)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 7)
//     name: "rows"
//   groupAggregate (line 7)
//       columns: [_time]
//       fn: max
//       column: _value
//       runs: hashes rows by their new keys and folds them into the states of their groups; puts tables in order of their keys
//       memory: what it needs of all tables: sends nothing before its input ends
//       because: `_time` may differ from row to row
//     scan (shared #1)
// yield (line 8)
//     name: "neighbours"
//   groupAggregate (line 8)
//       columns: [_field, _measurement]
//       fn: sum
//       column: _value
//       runs: folds neighbours whose new keys are equal and sends their row
//       memory: what it needs of one table of those that it sends
//       because: the new keys are made of the first columns of the old ones, which ascend
//     scan (shared #1)
