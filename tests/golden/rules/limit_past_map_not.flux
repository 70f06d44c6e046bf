// explain: --jit never
// data: metrics floats.lp
// An offset may leave tables without rows, which maps drop; a map may fail, or make other tables: `host` is a tag.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> map(fn: (r) => ({r with _value: 1}))
    |> limit(n: 2, offset: 1)
    |> yield(name: "offset")

data
    |> map(fn: (r) => ({r with _value: 1 / int(v: r._value)}))
    |> limit(n: 2)
    |> yield(name: "may fail")

data
    |> map(fn: (r) => ({r with host: "x"}))
    |> limit(n: 2)
    |> yield(name: "key")

data
    |> window(every: 1h, period: 48h)
    |> map(fn: (r) => ({r with _value: 1}))
    |> limit(n: 2)
    |> yield(name: "tables of one key")

// ---
// == plan as written
// yield (line 10)
//     name: "offset"
//   limit (line 9)
//       n: 2
//       offset: 1
//     map (line 8)
//         fn: (r) => ({r with _value: 1})
//       range #1 (line 5)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 4)
//             bucket: "metrics"
// yield (line 15)
//     name: "may fail"
//   limit (line 14)
//       n: 2
//     map (line 13)
//         fn: (r) => ({r with _value: 1 / int(v: r._value)})
//       range (shared #1)
// yield (line 20)
//     name: "key"
//   limit (line 19)
//       n: 2
//     map (line 18)
//         fn: (r) => ({r with host: "x"})
//       range (shared #1)
// yield (line 26)
//     name: "tables of one key"
//   limit (line 25)
//       n: 2
//     map (line 24)
//         fn: (r) => ({r with _value: 1})
//       window (line 23, in window)
//           every: 1h
//           period: 2d
//         range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 4 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 10)
//     name: "offset"
//   limit (line 9)
//       n: 2
//       offset: 1
//     pipeline (line 8)
//         map: (r) => ({r with _value: 1})
//         runs: as rows come
//         because: no group key changes
//       scan #1 (line 4)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           values: float
//           tags: [host, region]
//           threads: each takes some of the tables; what they send is put in order again
// yield (line 15)
//     name: "may fail"
//   limit (line 14)
//       n: 2
//     pipeline (line 13)
//         map: (r) => ({r with _value: 1 / int(v: r._value)})
//         runs: as rows come
//         because: no group key changes
//       scan (shared #1)
// yield (line 20)
//     name: "key"
//   limit (line 19)
//       n: 2
//     pipeline (line 18)
//         map: (r) => ({r with host: "x"})
//         runs: as rows come where group keys stay; tables whose keys change are collected
//         memory: tables whose keys change, all of them: sends these when its input ends
//         because: the map sets `host`, which is in the group keys
//       scan (shared #1)
// yield (line 26)
//     name: "tables of one key"
//   limit (line 25)
//       n: 2
//     pipeline (line 24)
//         map: (r) => ({r with _value: 1})
//         runs: as rows come
//         because: no group key changes
//       window (line 23, in window)
//           every: 1h
//           period: 2d
//           runs: collects tables and cuts them into windows, small ones together; puts tables in order of their keys
//           memory: all tables: sends nothing before its input ends
//           because: windows of several tables come in order of time, before `host`
//         scan (shared #1)
//
// == functions of rows
// map (line 8): runs on many rows at once
// map (line 13): runs on many rows at once
// map (line 18): runs on many rows at once
// map (line 24): runs on many rows at once
