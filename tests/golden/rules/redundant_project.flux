// explain: --jit never
// data: metrics ../store/metrics.lp
// A keep or drop that takes no column away is left out.
import "array"

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> drop(columns: [])
    |> yield(name: "fires 1")
cpu
    |> group(columns: ["_field"])
    |> drop(columns: ["region"])
    |> filter(fn: (r) => r._value > 1.0)
    |> drop(columns: ["region"])
    |> yield(name: "fires 2")
array.from(rows: [{a: 1, b: 2}])
    |> keep(columns: ["a", "b"])
    |> yield(name: "fires 3")

cpu
    |> drop(columns: ["region"])
    |> yield(name: "stays 1")
cpu
    |> keep(columns: ["_time", "_value", "host"])
    |> yield(name: "stays 2")
cpu
    |> drop(fn: (column) => column == "none")
    |> yield(name: "stays 3")
cpu
    |> drop(columns: ["hots"])
    |> yield(name: "stays 4")

// ---
// == plan as written
// yield (line 13)
//     name: "fires 1"
//   project (line 12)
//       drop: []
//     filter #1 (line 9)
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range (line 8)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 7)
//             bucket: "metrics"
// yield (line 19)
//     name: "fires 2"
//   project (line 18)
//       drop: [region]
//     filter (line 17)
//         fn: (r) => r._value > 1.0
//       project (line 16)
//           drop: [region]
//         group (line 15)
//             columns: [_field]
//           filter (shared #1)
// yield (line 22)
//     name: "fires 3"
//   project (line 21)
//       keep: [a, b]
//     memoryTables (line 20)
//         from: array.from
//         tables: 1
//         rows: 1
// yield (line 26)
//     name: "stays 1"
//   project (line 25)
//       drop: [region]
//     filter (shared #1)
// yield (line 29)
//     name: "stays 2"
//   project (line 28)
//       keep: [_time, _value, host]
//     filter (shared #1)
// yield (line 32)
//     name: "stays 3"
//   project (line 31)
//       drop: what a function says
//     filter (shared #1)
// yield (line 35)
//     name: "stays 4"
//   project (line 34)
//       drop: [hots]
//     filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// RedundantProjectRule: 3 ×, a `keep` or `drop` that drops nothing is left out
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FilterPastProjectRule: 1 ×, a filter moves in front of `keep` or `drop`
// FilterPastGroupRule: 1 ×, a filter moves in front of `group`
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 13)
//     name: "fires 1"
//   scan #1 (line 7)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 19)
//     name: "fires 2"
//   project (line 16)
//       drop: [region]
//       runs: passes tables on with the columns that are left
//       because: no column of a group key is dropped
//     group (line 15)
//         columns: [_field]
//         runs: gives whole tables new keys, and joins neighbours whose keys become equal
//         memory: one table of those that it sends
//         because: the new keys are made of the first columns of the old ones, which ascend
//       pipeline (line 17)
//           filter: (r) => r._value > 1.0
//           runs: as rows come
//           because: no group key changes
//         scan (shared #1)
// yield (line 22)
//     name: "fires 3"
//   memoryTables (line 20)
//       from: array.from
//       tables: 1
//       rows: 1
// yield (line 26)
//     name: "stays 1"
//   project (line 25)
//       drop: [region]
//       runs: joins neighbouring tables whose keys become equal
//       memory: one table of those that it sends
//       because: what is left of the keys is in order, too
//     scan (shared #1)
// yield (line 29)
//     name: "stays 2"
//   project (line 28)
//       keep: [_time, _value, host]
//       runs: collects tables by what is left of their keys; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: what is left of the keys is not in order
//     scan (shared #1)
// yield (line 32)
//     name: "stays 3"
//   project (line 31)
//       drop: what a function says
//       runs: collects tables by what is left of their keys; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: which columns of the group keys are left is for a function to say
//     scan (shared #1)
// yield (line 35)
//     name: "stays 4"
//   project (line 34)
//       drop: [hots]
//       runs: passes tables on with the columns that are left
//       because: no column of a group key is dropped
//     scan (shared #1)
//
// == functions of rows
// filter (line 17): runs on many rows at once
