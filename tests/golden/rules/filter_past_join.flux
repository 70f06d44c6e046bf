// explain: --jit never
// data: metrics ../store/metrics.lp
a = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "usage")
b = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "idle")

join(tables: {a: a, b: b}, on: ["_time", "host"])
    |> filter(fn: (r) => r.host == "a" and r._value_a > 1.0 and r._time > 2024-01-01T00:00:00Z)

// ---
// == plan as written
// filter (line 11)
//     fn: (r) => r.host == "a" and r._value_a > 1.0 and r._time > 2024-01-01T00:00:00Z
//   join (line 10)
//       tables: a, b
//       on: [_time, host]
//     filter (line 5)
//         fn: (r) => r._field == "usage"
//       range (line 4)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 3)
//             bucket: "metrics"
//     filter (line 8)
//         fn: (r) => r._field == "idle"
//       range (line 7)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 6)
//             bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 2 ×, `range` bounds what is read
// PushIntoSourceRule: 4 ×, a source does an operation while it reads
// FactsOfSeriesRule: 2 ×, a source says which types and tags its series have
// FilterPastJoinRule: 1 ×, a filter moves into both inputs of `join`
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// line 3: the store does `range`, `filter(fn: (r) => r._field == "usage")` and `filter(fn: (r) => r.host == "a" and r._time > 2024-01-01T00:00:00Z)`
// line 3: `join` stays outside: it has several inputs
// line 6: the store does `range`, `filter(fn: (r) => r._field == "idle")` and `filter(fn: (r) => r.host == "a" and r._time > 2024-01-01T00:00:00Z)`
// line 6: `join` stays outside: it has several inputs
//
// == plan as it will run
// pipeline (line 11)
//     filter: (r) => r._value_a > 1.0
//     runs: as rows come
//     because: no group key changes
//   join (line 10)
//       tables: a, b
//       on: [_time, host]
//       runs: merges the rows of each two tables that can have matches; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: the rows of every table ascend by `_time`, on both sides
//     scan (line 3)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         predicate: (r) => r.host == "a"
//         predicate: (r) => r._time > 2024-01-01T00:00:00Z
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
//     scan (line 6)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "idle"
//         predicate: (r) => r.host == "a"
//         predicate: (r) => r._time > 2024-01-01T00:00:00Z
//         values: int
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
//
// == functions of rows
// filter (line 11): runs on many rows at once
