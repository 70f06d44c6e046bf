// explain: --jit never
// data: metrics mixed.lp
// A map that gives the row it is given is left out, but one drops tables without rows.

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> map(fn: (r) => r)
    |> yield(name: "fires 1")
cpu
    |> map(fn: (r) => ({r with _value: r._value, _time: r._time}))
    |> yield(name: "fires 2")

cpu
    |> map(fn: (r) => ({r with region: r.region}))
    |> yield(name: "stays 1")
cpu
    |> map(fn: (r) => ({r with _value: r._time}))
    |> yield(name: "stays 2")
cpu
    |> filter(fn: (r) => r._value > 100.0, onEmpty: "keep")
    |> map(fn: (r) => r)
    |> yield(name: "stays 3")

// ---
// == plan as written
// yield (line 12)
//     name: "fires 1"
//   map (line 11)
//       fn: (r) => r
//     filter #1 (line 8)
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range (line 7)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 6)
//             bucket: "metrics"
// yield (line 15)
//     name: "fires 2"
//   map (line 14)
//       fn: (r) => ({r with _value: r._value, _time: r._time})
//     filter (shared #1)
// yield (line 19)
//     name: "stays 1"
//   map (line 18)
//       fn: (r) => ({r with region: r.region})
//     filter (shared #1)
// yield (line 22)
//     name: "stays 2"
//   map (line 21)
//       fn: (r) => ({r with _value: r._time})
//     filter (shared #1)
// yield (line 26)
//     name: "stays 3"
//   map (line 25)
//       fn: (r) => r
//     filter (line 24)
//         fn: (r) => r._value > 100.0
//         onEmpty: keep
//       filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// IdentityMapRule: 2 ×, a map that changes nothing is left out
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 4 ×, filters, maps and window aggregates become steps of a pipeline
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
//   pipeline (line 18)
//       map: (r) => ({r with region: r.region})
//       runs: as rows come
//       because: no group key changes
//     scan (shared #1)
// yield (line 22)
//     name: "stays 2"
//   pipeline (line 21)
//       map: (r) => ({r with _value: r._time})
//       runs: as rows come
//       because: no group key changes
//     scan (shared #1)
// yield (line 26)
//     name: "stays 3"
//   pipeline (line 25)
//       filter: (r) => r._value > 100.0
//       map: (r) => r
//       runs: as rows come
//       because: no group key changes
//     scan (shared #1)
//
// == functions of rows
// map (line 18): runs on many rows at once
// map (line 21): runs on many rows at once
// filter (line 24), map (line 25): runs on many rows at once
