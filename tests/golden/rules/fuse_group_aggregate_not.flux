// explain: --jit never
// data: metrics floats.lp
// Somebody else reads the groups, or rows are aggregated that are not those of the groups.
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> group(columns: ["host"])

data |> mean() |> yield(name: "mean")
data |> derivative() |> yield(name: "derivative")
data |> limit(n: 1) |> max() |> yield(name: "max")

// ---
// == plan as written
// yield (line 9)
//     name: "mean"
//   aggregate (line 9)
//       fn: mean
//       column: _value
//     group #1 (line 7)
//         columns: [host]
//       range (line 6)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 5)
//             bucket: "metrics"
// yield (line 10)
//     name: "derivative"
//   derivative (line 10)
//       unit: 1s
//       columns: [_value]
//     group (shared #1)
// yield (line 11)
//     name: "max"
//   aggregate (line 11)
//       fn: max
//       column: _value
//     limit (line 11)
//         n: 1
//       group (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
//
// == sources
// the store does `range`
// `group(columns: ["host"])` stays outside the store: the store does not put tables together
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 9)
//     name: "mean"
//   aggregate (line 9)
//       fn: mean
//       column: _value
//       runs: folds each table and sends its row
//       memory: what it needs of one table
//       because: tables come in order of their keys
//     group #1 (line 7)
//         columns: [host]
//         runs: gives whole tables new keys, and joins those whose keys become equal; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: the new keys are made of columns that are in the group keys already
//       scan (line 5)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           values: float
//           tags: [host, region]
//           threads: each takes some of the tables; what they send is put in order again
// yield (line 10)
//     name: "derivative"
//   derivative (line 10)
//       unit: 1s
//       columns: [_value]
//     group (shared #1)
// yield (line 11)
//     name: "max"
//   aggregate (line 11)
//       fn: max
//       column: _value
//       runs: folds each table and sends its row
//       memory: what it needs of one table
//       because: tables come in order of their keys
//     limit (line 11)
//         n: 1
//       group (shared #1)
