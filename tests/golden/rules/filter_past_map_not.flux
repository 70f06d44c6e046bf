// explain: --jit never
// data: metrics ../store/metrics.lp
// The map fails on values that are no floats, and the other one takes `host` out of the tables.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> map(fn: (r) => ({r with _value: r._value + 1.0}))
    |> filter(fn: (r) => r._field == "usage")
    |> yield(name: "failing")

data
    |> map(fn: (r) => ({_time: r._time, region: r._measurement}))
    |> filter(fn: (r) => r.region == "cpu")
    |> yield(name: "keys")

// ---
// == plan as written
// yield (line 10)
//     name: "failing"
//   filter (line 9)
//       fn: (r) => r._field == "usage"
//     map (line 8)
//         fn: (r) => ({r with _value: r._value + 1.0})
//       range #1 (line 5)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 4)
//             bucket: "metrics"
// yield (line 15)
//     name: "keys"
//   filter (line 14)
//       fn: (r) => r.region == "cpu"
//     map (line 13)
//         fn: (r) => ({_time: r._time, region: r._measurement})
//       range (shared #1)
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
//     name: "failing"
//   pipeline (line 9)
//       map: (r) => ({r with _value: r._value + 1.0})
//       filter: (r) => r._field == "usage"
//       runs: as rows come
//       because: no group key changes
//     scan #1 (line 4)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         tags: [host]
//         tags of some series: [path, region]
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 15)
//     name: "keys"
//   pipeline (line 14)
//       map: (r) => ({_time: r._time, region: r._measurement})
//       filter: (r) => r.region == "cpu"
//       runs: as rows come where group keys stay; tables whose keys change are collected
//       memory: tables whose keys change, all of them: sends these when its input ends
//       because: the map leaves out `_field`, which is in the group keys
//     scan (shared #1)
//
// == functions of rows
// map (line 8), filter (line 9): type conflict: int != float; numbers are not converted by themselves: write `1.0` for `1`, or convert with `float(v: …)`
// map (line 13), filter (line 14): runs on many rows at once
