// explain: --jit never
// data: metrics floats.lp
// Tables that lose their host may meet, and a function over names is asked for every table.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> drop(columns: ["host"])
    |> filter(fn: (r) => r.region == "eu")
    |> yield(name: "key")

data
    |> keep(columns: ["_time", "_value", "region"])
    |> filter(fn: (r) => r.region == "eu")
    |> yield(name: "unknown key")

data
    |> drop(fn: (column) => column == "_time")
    |> filter(fn: (r) => r.region == "eu")
    |> yield(name: "function")

// ---
// == plan as written
// yield (line 10)
//     name: "key"
//   filter (line 9)
//       fn: (r) => r.region == "eu"
//     project (line 8)
//         drop: [host]
//       range #1 (line 5)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 4)
//             bucket: "metrics"
// yield (line 15)
//     name: "unknown key"
//   filter (line 14)
//       fn: (r) => r.region == "eu"
//     project (line 13)
//         keep: [_time, _value, region]
//       range (shared #1)
// yield (line 20)
//     name: "function"
//   filter (line 19)
//       fn: (r) => r.region == "eu"
//     project (line 18)
//         drop: what a function says
//       range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 3 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 10)
//     name: "key"
//   pipeline (line 9)
//       filter: (r) => r.region == "eu"
//       runs: as rows come
//       because: no group key changes
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
//     name: "unknown key"
//   pipeline (line 14)
//       filter: (r) => r.region == "eu"
//       runs: as rows come
//       because: no group key changes
//     project (line 13)
//         keep: [_time, _value, region]
//         runs: collects tables by what is left of their keys; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: what is left of the keys is not in order
//       scan (shared #1)
// yield (line 20)
//     name: "function"
//   pipeline (line 19)
//       filter: (r) => r.region == "eu"
//       runs: as rows come
//       because: no group key changes
//     project (line 18)
//         drop: what a function says
//         runs: collects tables by what is left of their keys; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: which columns of the group keys are left is for a function to say
//       scan (shared #1)
//
// == functions of rows
// filter (line 9): runs on many rows at once
// filter (line 14): runs on many rows at once
// filter (line 19): runs on many rows at once
