// explain: --jit never
// data: metrics floats.lp
// Rows of one table go to several groups; tables that have no more rows than are wanted stay as they are; who asks for
// no rows gets all tables.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> group(columns: ["_time"])
    |> limit(n: 1)
    |> yield(name: "rows")

data
    |> limit(n: 3)
    |> group()
    |> tail(n: 3)
    |> yield(name: "few")

data
    |> group()
    |> limit(n: 0)
    |> yield(name: "none")

// ---
// == plan as written
// yield (line 11)
//     name: "rows"
//   limit (line 10)
//       n: 1
//     group (line 9)
//         columns: [_time]
//       range #1 (line 6)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 5)
//             bucket: "metrics"
// yield (line 17)
//     name: "few"
//   tail (line 16)
//       n: 3
//     group (line 15)
//         columns: []
//       limit (line 14)
//           n: 3
//         range (shared #1)
// yield (line 22)
//     name: "none"
//   limit (line 21)
//       n: 0
//     group (line 20)
//         columns: []
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
// yield (line 11)
//     name: "rows"
//   limit (line 10)
//       n: 1
//     group (line 9)
//         columns: [_time]
//         runs: hashes rows by their new keys; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: `_time` may differ from row to row
//       scan #1 (line 5)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           values: float
//           tags: [host, region]
//           threads: each takes some of the tables; what they send is put in order again
// yield (line 17)
//     name: "few"
//   tail (line 16)
//       n: 3
//       runs: table by table
//       memory: one table
//     group (line 15)
//         columns: []
//         runs: gives whole tables new keys, and joins those whose keys become equal
//         memory: all tables: sends nothing before its input ends
//         because: no columns are named, so all tables become one
//       limit (line 14)
//           n: 3
//         scan (shared #1)
// yield (line 22)
//     name: "none"
//   limit (line 21)
//       n: 0
//     group (line 20)
//         columns: []
//         runs: gives whole tables new keys, and joins those whose keys become equal
//         memory: all tables: sends nothing before its input ends
//         because: no columns are named, so all tables become one
//       scan (shared #1)
