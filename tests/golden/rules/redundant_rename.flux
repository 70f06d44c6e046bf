// explain: --jit never
// data: metrics mixed.lp
// A rename of nothing is left out; not one of columns that a table may lack, which is an error there.

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> rename(columns: {})
    |> yield(name: "fires 1")
cpu
    |> rename(columns: {_value: "_value"})
    |> yield(name: "fires 2")

cpu
    |> rename(columns: {_value: "v"})
    |> yield(name: "stays 1")
cpu
    |> rename(columns: {region: "region"})
    |> yield(name: "stays 2")
cpu
    |> rename(fn: (column) => column)
    |> yield(name: "stays 3")

// ---
// == plan as written
// yield (line 12)
//     name: "fires 1"
//   rename (line 11)
//     filter #1 (line 8)
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range (line 7)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 6)
//             bucket: "metrics"
// yield (line 15)
//     name: "fires 2"
//   rename (line 14)
//       _value: _value
//     filter (shared #1)
// yield (line 19)
//     name: "stays 1"
//   rename (line 18)
//       _value: v
//     filter (shared #1)
// yield (line 22)
//     name: "stays 2"
//   rename (line 21)
//       region: region
//     filter (shared #1)
// yield (line 25)
//     name: "stays 3"
//   rename (line 24)
//       names: what a function says
//     filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// RedundantRenameRule: 2 ×, a `rename` that changes nothing is left out
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 12)
//     name: "fires 1"
//   scan #1 (line 6)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host]
//       tags of some series: [region]
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 15)
//     name: "fires 2"
//   scan (shared #1)
// yield (line 19)
//     name: "stays 1"
//   rename (line 18)
//       _value: v
//       runs: as rows come
//       because: no group key changes
//     scan (shared #1)
// yield (line 22)
//     name: "stays 2"
//   rename (line 21)
//       region: region
//       runs: as rows come where group keys stay; tables whose keys change are collected
//       memory: tables whose keys change, all of them: sends these when its input ends
//       because: `region` may be in group keys
//     scan (shared #1)
// yield (line 25)
//     name: "stays 3"
//   rename (line 24)
//       names: what a function says
//       runs: as rows come where group keys stay; tables whose keys change are collected
//       memory: tables whose keys change, all of them: sends these when its input ends
//       because: which columns are renamed is for a function to say
//     scan (shared #1)
