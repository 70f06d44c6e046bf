// explain: --jit never
// data: metrics floats.lp
// Tables that lose their host may meet; a function is asked for every table.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> drop(columns: ["host"])
    |> limit(n: 2)
    |> yield(name: "key")

data
    |> drop(fn: (column) => column == "_value")
    |> tail(n: 2)
    |> yield(name: "function")

// ---
// == plan as written
// yield (line 10)
//     name: "key"
//   limit (line 9)
//       n: 2
//     project (line 8)
//         drop: [host]
//       range #1 (line 5)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 4)
//             bucket: "metrics"
// yield (line 15)
//     name: "function"
//   tail (line 14)
//       n: 2
//     project (line 13)
//         drop: what a function says
//       range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
//
// == sources
// the store does `range`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 10)
//     name: "key"
//   limit (line 9)
//       n: 2
//     project (line 8)
//         drop: [host]
//         runs: collects tables by what is left of their keys; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: what is left of the keys is not in order
//       scan #1 (line 4)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           values: float
//           tags: [host, region]
//           threads: each takes some of the tables; what they send is put in order again
// yield (line 15)
//     name: "function"
//   tail (line 14)
//       n: 2
//       runs: table by table
//       memory: one table
//     project (line 13)
//         drop: what a function says
//         runs: collects tables by what is left of their keys; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: which columns of the group keys are left is for a function to say
//       scan (shared #1)
