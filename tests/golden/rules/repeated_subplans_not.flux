// explain: --jit never
// data: metrics floats.lp
// Other reads, other directions, functions that call others.
a = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
b = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T12:00:00Z)
named = (name) => name

a |> sort(columns: ["_value"]) |> yield(name: "a")
b |> sort(columns: ["_value"]) |> yield(name: "b")
a |> sort(columns: ["_value"], desc: true) |> yield(name: "descending")
a |> keep(fn: (column) => named(name: column) == "_value") |> yield(name: "function")
a |> keep(fn: (column) => named(name: column) == "_value") |> yield(name: "again")

// ---
// == plan as written
// yield (line 10)
//     name: "a"
//   sort (line 10)
//       columns: [_value]
//     range #1 (line 5)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 4)
//           bucket: "metrics"
// yield (line 11)
//     name: "b"
//   sort (line 11)
//       columns: [_value]
//     range (line 7)
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T12:00:00Z
//       from (line 6)
//           bucket: "metrics"
// yield (line 12)
//     name: "descending"
//   sort (line 12)
//       columns: [_value]
//       desc: true
//     range (shared #1)
// yield (line 13)
//     name: "function"
//   project (line 13)
//       keep: what a function says
//     range (shared #1)
// yield (line 14)
//     name: "again"
//   project (line 14)
//       keep: what a function says
//     range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 2 ×, `range` bounds what is read
// FactsOfSeriesRule: 2 ×, a source says which types and tags its series have
//
// == sources
// line 4: the store does `range`
// line 4: what several operations read is read once, and what each makes of it stays outside
// line 6: the store does `range`
// line 6: `sort(columns: ["_value"])` stays outside the store: doing it there would not spare any reading
//
// == plan as it will run
// yield (line 10)
//     name: "a"
//   sort (line 10)
//       columns: [_value]
//       runs: sorts each table, a large one with all threads
//       memory: one table
//       because: rows may come in any order
//     scan #1 (line 4)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 11)
//     name: "b"
//   sort (line 11)
//       columns: [_value]
//       threads: each takes some of the tables; what they send is put in order again
//       runs: sorts each table, a large one with all threads
//       memory: one table, in each thread
//       because: rows may come in any order
//     scan (line 6)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T12:00:00Z
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables
// yield (line 12)
//     name: "descending"
//   sort (line 12)
//       columns: [_value]
//       desc: true
//       runs: sorts each table, a large one with all threads
//       memory: one table
//       because: rows may come in any order
//     scan (shared #1)
// yield (line 13)
//     name: "function"
//   project (line 13)
//       keep: what a function says
//       runs: collects tables by what is left of their keys; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: which columns of the group keys are left is for a function to say
//     scan (shared #1)
// yield (line 14)
//     name: "again"
//   project (line 14)
//       keep: what a function says
//       runs: collects tables by what is left of their keys; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: which columns of the group keys are left is for a function to say
//     scan (shared #1)
