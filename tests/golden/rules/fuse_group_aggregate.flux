// explain: --jit never
// data: metrics floats.lp
// A grouped aggregate keeps states, not tables: of tables, and of rows whose new keys differ.
data = from(bucket: "metrics") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data |> group(columns: ["host"]) |> mean() |> yield(name: "tables")
data |> group(columns: ["_time"]) |> max() |> yield(name: "rows")
data |> group(columns: ["_field", "_measurement"]) |> sum() |> yield(name: "neighbours")

// ---
// == plan as written
// yield
//     name: "tables"
//   aggregate
//       fn: mean
//       column: _value
//     group
//         mode: by
//         columns: host
//       range #1
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "rows"
//   aggregate
//       fn: max
//       column: _value
//     group
//         mode: by
//         columns: _time
//       range (shared #1)
// yield
//     name: "neighbours"
//   aggregate
//       fn: sum
//       column: _value
//     group
//         mode: by
//         columns: _field, _measurement
//       range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// FuseGroupAggregateRule: 3 ×
//
// == plan as it will run
// yield
//     name: "tables"
//     runs: row by row; keeps nothing
//   groupAggregate
//       mode: by
//       columns: host
//       fn: mean
//       column: _value
//       runs: folds each table into the state of its group; keeps a row or a state for each table; puts tables in order of their keys
//       because: the new keys are made of columns of the old ones
//     scan #1
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         runs: reads and sends; keeps nothing
// yield
//     name: "rows"
//     runs: row by row; keeps nothing
//   groupAggregate
//       mode: by
//       columns: _time
//       fn: max
//       column: _value
//       runs: hashes rows by their new keys and folds them into the states of their groups; keeps a row or a state for each table; puts tables in order of their keys
//       because: `_time` may differ from row to row
//     scan (shared #1)
// yield
//     name: "neighbours"
//     runs: row by row; keeps nothing
//   groupAggregate
//       mode: by
//       columns: _field, _measurement
//       fn: sum
//       column: _value
//       runs: folds each table into the state of its group; keeps a row or a state for each table; puts tables in order of their keys
//       because: the new keys are made of columns of the old ones
//     scan (shared #1)
