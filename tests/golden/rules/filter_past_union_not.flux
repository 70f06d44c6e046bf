// explain: --jit never
// data: metrics mixed.lp
// Tables that meet may have different columns, which a table without rows adds; a filter that may fail stays.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
other = data
    |> map(fn: (r) => ({r with more: 1}))

union(tables: [data, other])
    |> filter(fn: (r) => r.host == "a")
    |> yield(name: "columns")

union(tables: [data, data |> sort()])
    |> filter(fn: (r) => r._value > 1.0)
    |> yield(name: "types")

union(tables: [data, data |> sort()])
    |> filter(fn: (r) => r.host == "a", onEmpty: "keep")
    |> yield(name: "kept empty")

// ---
// == plan as written
// yield (line 11)
//     name: "columns"
//   filter (line 10)
//       fn: (r) => r.host == "a"
//     union (line 9)
//       range #1 (line 5)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 4)
//             bucket: "metrics"
//       map (line 7)
//           fn: (r) => ({r with more: 1})
//         range (shared #1)
// yield (line 15)
//     name: "types"
//   filter (line 14)
//       fn: (r) => r._value > 1.0
//     union (line 13)
//       range (shared #1)
//       sort (line 13)
//           columns: [_value]
//         range (shared #1)
// yield (line 19)
//     name: "kept empty"
//   filter (line 18)
//       fn: (r) => r.host == "a"
//       onEmpty: keep
//     union (line 17)
//       range (shared #1)
//       sort (line 17)
//           columns: [_value]
//         range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// RepeatedSubplansRule: 1 ×, what is computed in several places is computed once
// FusePipelineRule: 4 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 11)
//     name: "columns"
//   pipeline (line 10)
//       filter: (r) => r.host == "a"
//       runs: as rows come
//       because: no group key changes
//     union (line 9)
//         runs: merges the tables of the inputs in order of their keys; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: the tables of every input come in order of their keys, and no key comes twice; the inputs are read one after the other
//       scan #1 (line 4)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           tags of some series: [host, region, usage]
//           threads: each takes some of the tables; what they send is put in order again
//       pipeline (line 7)
//           map: (r) => ({r with more: 1})
//           runs: as rows come
//           because: no group key changes
//         scan (shared #1)
// yield (line 15)
//     name: "types"
//   pipeline (line 14)
//       filter: (r) => r._value > 1.0
//       runs: as rows come
//       because: no group key changes
//     union (line 13)
//         runs: merges the tables of the inputs in order of their keys; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: the tables of every input come in order of their keys, and no key comes twice; the inputs are read one after the other
//       scan (shared #1)
//       sort #2 (line 13)
//           columns: [_value]
//           runs: sorts each table, a large one with all threads
//           memory: one table
//           because: rows may come in any order
//         scan (shared #1)
// yield (line 19)
//     name: "kept empty"
//   pipeline (line 18)
//       filter: (r) => r.host == "a"
//       runs: as rows come
//       because: no group key changes
//     union (line 17)
//         runs: merges the tables of the inputs in order of their keys; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: the tables of every input come in order of their keys, and no key comes twice; the inputs are read one after the other
//       scan (shared #1)
//       sort (shared #2)
//
// == functions of rows
// map (line 7): runs on many rows at once
// filter (line 10): runs on many rows at once
// filter (line 14): runs on many rows at once
// filter (line 18): runs on many rows at once
