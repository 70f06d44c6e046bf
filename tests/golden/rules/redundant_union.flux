// explain: --jit never
// data: metrics ../store/metrics.lp
// A union of one stream is left out unless it has tables to join.

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

union(tables: [cpu])
    |> yield(name: "fires 1")
union(tables: [cpu |> group(columns: ["_field"])])
    |> yield(name: "fires 2")

union(tables: [cpu, cpu |> limit(n: 1)])
    |> yield(name: "stays 1")
union(tables: [cpu |> window(every: 10s, period: 20s)])
    |> yield(name: "stays 2")

// ---
// == plan as written
// yield (line 11)
//     name: "fires 1"
//   union (line 10)
//     filter #1 (line 8)
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range (line 7)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 6)
//             bucket: "metrics"
// yield (line 13)
//     name: "fires 2"
//   union (line 12)
//     group (line 12)
//         columns: [_field]
//       filter (shared #1)
// yield (line 16)
//     name: "stays 1"
//   union (line 15)
//     filter (shared #1)
//     limit (line 15)
//         n: 1
//       filter (shared #1)
// yield (line 18)
//     name: "stays 2"
//   union (line 17)
//     window (line 17, in window)
//         every: 10s
//         period: 20s
//       filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// RedundantUnionRule: 2 ×, a `union` of one stream is left out
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 11)
//     name: "fires 1"
//   scan #1 (line 6)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 13)
//     name: "fires 2"
//   group (line 12)
//       columns: [_field]
//       runs: gives whole tables new keys, and joins neighbours whose keys become equal
//       memory: one table of those that it sends
//       because: the new keys are made of the first columns of the old ones, which ascend
//     scan (shared #1)
// yield (line 16)
//     name: "stays 1"
//   union (line 15)
//       runs: merges the tables of the inputs in order of their keys; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: the tables of every input come in order of their keys, and no key comes twice; the inputs are read one after the other
//     scan (shared #1)
//     limit (line 15)
//         n: 1
//       scan (shared #1)
// yield (line 18)
//     name: "stays 2"
//   union (line 17)
//       runs: collects the tables of the inputs by their keys; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: several tables of an input may have the same key
//     window (line 17, in window)
//         every: 10s
//         period: 20s
//         runs: collects tables and cuts them into windows, small ones together; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: windows of several tables come in order of time, before `host`
//       scan (shared #1)
