// explain: --jit never
// data: metrics ../store/metrics.lp
// Columns that only one side may have; a conjunct behind one that may fail.
a = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "usage")
b = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "idle")
joined = join(tables: {a: a, b: b}, on: ["_time"])

joined
    |> filter(fn: (r) => r.host_a == "a")
    |> yield(name: "one side")

joined
    |> filter(fn: (r) => 10 / int(v: r._value_a) > 1 and r._time > 2024-01-01T00:00:00Z)
    |> yield(name: "shared")

join(tables: {a: a, b: b}, on: ["host"])
    |> filter(fn: (r) => 10 / int(v: r._value_a) > 1 and r.host == "a")
    |> yield(name: "behind one that may fail")

// ---
// == plan as written
// yield (line 14)
//     name: "one side"
//   filter (line 13)
//       fn: (r) => r.host_a == "a"
//     join #1 (line 10)
//         tables: a, b
//         on: [_time]
//       filter #2 (line 6)
//           fn: (r) => r._field == "usage"
//         range (line 5)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 4)
//               bucket: "metrics"
//       filter #3 (line 9)
//           fn: (r) => r._field == "idle"
//         range (line 8)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 7)
//               bucket: "metrics"
// yield (line 18)
//     name: "shared"
//   filter (line 17)
//       fn: (r) => 10 / int(v: r._value_a) > 1 and r._time > 2024-01-01T00:00:00Z
//     join (shared #1)
// yield (line 22)
//     name: "behind one that may fail"
//   filter (line 21)
//       fn: (r) => 10 / int(v: r._value_a) > 1 and r.host == "a"
//     join (line 20)
//         tables: a, b
//         on: [host]
//       filter (shared #2)
//       filter (shared #3)
//
// == rules
// PushRangeIntoScanRule: 2 ×, `range` bounds what is read
// PushIntoSourceRule: 2 ×, a source does an operation while it reads
// FactsOfSeriesRule: 2 ×, a source says which types and tags its series have
// FusePipelineRule: 3 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// line 4: the store does `range` and `filter(fn: (r) => r._field == "usage")`
// line 4: what several operations read is read once, and what each makes of it stays outside
// line 7: the store does `range` and `filter(fn: (r) => r._field == "idle")`
// line 7: what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 14)
//     name: "one side"
//   pipeline (line 13)
//       filter: (r) => r.host_a == "a"
//       runs: as rows come
//       because: no group key changes
//     join #1 (line 10)
//         tables: a, b
//         on: [_time]
//         runs: merges the rows of each two tables that can have matches; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: the rows of every table ascend by `_time`, on both sides
//       scan #2 (line 4)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._field == "usage"
//           values: float
//           tags: [host, region]
//           threads: each takes some of the tables; what they send is put in order again
//       scan #3 (line 7)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._field == "idle"
//           values: int
//           tags: [host, region]
//           threads: each takes some of the tables; what they send is put in order again
// yield (line 18)
//     name: "shared"
//   pipeline (line 17)
//       filter: (r) => 10 / int(v: r._value_a) > 1 and r._time > 2024-01-01T00:00:00Z
//       runs: as rows come
//       because: no group key changes
//     join (shared #1)
// yield (line 22)
//     name: "behind one that may fail"
//   pipeline (line 21)
//       filter: (r) => 10 / int(v: r._value_a) > 1 and r.host == "a"
//       runs: as rows come
//       because: no group key changes
//     join (line 20)
//         tables: a, b
//         on: [host]
//         runs: hashes the rows of each two tables that can have matches; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: all columns to join on are in the group keys, so there is none to merge by
//       scan (shared #2)
//       scan (shared #3)
//
// == functions of rows
// filter (line 13): runs on many rows at once
// filter (line 17): runs on many rows at once
// filter (line 21): runs on many rows at once
