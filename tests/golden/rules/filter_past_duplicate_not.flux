// explain: --jit never
// data: metrics mixed.lp
// `host` is in group keys; and tables without `host` make `duplicate` fail.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> duplicate(column: "_field", as: "host")
    |> filter(fn: (r) => r.region == "eu")
    |> yield(name: "key")

data
    |> duplicate(column: "host", as: "_value")
    |> filter(fn: (r) => r.region == "eu")
    |> yield(name: "absent")

// ---
// == plan as written
// yield (line 10)
//     name: "key"
//   filter (line 9)
//       fn: (r) => r.region == "eu"
//     duplicate (line 8)
//         column: _field
//         as: host
//       range #1 (line 5)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 4)
//             bucket: "metrics"
// yield (line 15)
//     name: "absent"
//   filter (line 14)
//       fn: (r) => r.region == "eu"
//     duplicate (line 13)
//         column: host
//         as: _value
//       range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
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
//     duplicate (line 8)
//         column: _field
//         as: host
//         runs: as rows come where group keys stay; tables whose keys change are collected
//         memory: tables whose keys change, all of them: sends these when its input ends
//         because: `host` may be in group keys
//       scan #1 (line 4)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           tags of some series: [host, region, usage]
//           threads: each takes some of the tables; what they send is put in order again
// yield (line 15)
//     name: "absent"
//   pipeline (line 14)
//       filter: (r) => r.region == "eu"
//       runs: as rows come
//       because: no group key changes
//     duplicate (line 13)
//         column: host
//         as: _value
//         runs: as rows come
//         because: no group key changes
//       scan (shared #1)
//
// == functions of rows
// filter (line 9): runs on many rows at once
// filter (line 14): runs on many rows at once
