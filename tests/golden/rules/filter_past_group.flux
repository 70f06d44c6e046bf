// explain: --jit never
// data: metrics floats.lp
// Series of the same tags and of one type: a filter behind the group reaches the store.
cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu")

cpu
    |> group(columns: ["host"])
    |> filter(fn: (r) => r.host == "a" and r._value > 2.0)
    |> yield(name: "by")
cpu
    |> drop(columns: ["_start", "_stop"])
    |> map(fn: (r) => ({r with double: r._value * 2.0}))
    |> group(columns: ["_time", "_value", "double"], mode: "except")
    |> filter(fn: (r) => r._field == "usage")
    |> yield(name: "except")

// ---
// == plan as written
// yield (line 12)
//     name: "by"
//   filter (line 11)
//       fn: (r) => r.host == "a" and r._value > 2.0
//     group (line 10)
//         columns: [host]
//       filter #1 (line 7)
//           fn: (r) => r._measurement == "cpu"
//         range (line 6)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 5)
//               bucket: "metrics"
// yield (line 18)
//     name: "except"
//   filter (line 17)
//       fn: (r) => r._field == "usage"
//     group (line 16)
//         mode: except
//         columns: [_time, _value, double]
//       map (line 15)
//           fn: (r) => ({r with double: r._value * 2.0})
//         project (line 14)
//             drop: [_start, _stop]
//           filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FilterPastGroupRule: 1 ×, a filter moves in front of `group`
// FusePipelineRule: 3 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu")`
// `(r) => r._value > 2.0` stays outside the store: the store picks whole series, not points by their `_value`, but it skips chunks in which none pass
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 12)
//     name: "by"
//   group (line 10)
//       columns: [host]
//       runs: gives whole tables new keys, and joins those whose keys become equal; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: the new keys are made of columns that are in the group keys already
//     pipeline (line 11)
//         filter: (r) => r.host == "a" and r._value > 2.0
//         runs: as rows come
//         because: no group key changes
//       scan #1 (line 5)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._measurement == "cpu"
//           values: float
//           tags: [host, region]
//           threads: each takes some of the tables; what they send is put in order again
// yield (line 18)
//     name: "except"
//   pipeline (line 17)
//       filter: (r) => r._field == "usage"
//       runs: as rows come
//       because: no group key changes
//     group (line 16)
//         mode: except
//         columns: [_time, _value, double]
//         runs: gives whole tables new keys, and joins neighbours whose keys become equal
//         memory: one table of those that it sends
//         because: the new keys are made of the first columns of the old ones, which ascend
//       pipeline (line 15)
//           map: (r) => ({r with double: r._value * 2.0})
//           runs: as rows come
//           because: no group key changes
//         project (line 14)
//             drop: [_start, _stop]
//             runs: collects tables by what is left of their keys; puts tables in order of their keys
//             memory: all tables: sends nothing before its input ends
//             because: what is left of the keys is not in order
//           scan (shared #1)
//
// == functions of rows
// filter (line 11): runs on many rows at once
// map (line 15): runs on many rows at once
// filter (line 17): runs on many rows at once
