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
// yield
//     name: "fires 1"
//   union
//     filter #1
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from
//             bucket: "metrics"
// yield
//     name: "fires 2"
//   union
//     group
//         mode: by
//         columns: _field
//       filter (shared #1)
// yield
//     name: "stays 1"
//   union
//     filter (shared #1)
//     limit
//         n: 1
//       filter (shared #1)
// yield
//     name: "stays 2"
//   union
//     window
//         every: 10s
//         period: 20s
//       filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// RedundantUnionRule: 2 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
//
// == plan as it will run
// yield
//     name: "fires 1"
//     runs: row by row; keeps nothing
//   scan #1
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: host, region
//       runs: reads and sends; keeps nothing
// yield
//     name: "fires 2"
//     runs: row by row; keeps nothing
//   group
//       mode: by
//       columns: _field
//       runs: moves tables without looking at rows, and joins neighbours whose keys become equal; keeps one table
//       because: the new keys are made of the first columns of the old ones, which ascend
//     scan (shared #1)
// yield
//     name: "stays 1"
//     runs: row by row; keeps nothing
//   union
//       runs: merges the tables of the inputs in order of their keys; keeps all tables; puts tables in order of their keys
//       because: the tables of every input come in order of their keys, which differ
//     scan (shared #1)
//     limit
//         n: 1
//         runs: row by row; keeps nothing
//       scan (shared #1)
// yield
//     name: "stays 2"
//     runs: row by row; keeps nothing
//   union
//       runs: collects the tables of the inputs by their keys; keeps all tables; puts tables in order of their keys
//       because: several tables of an input may have the same key
//     window
//         every: 10s
//         period: 20s
//         runs: collects tables and cuts them into windows; keeps all tables; puts tables in order of their keys
//         because: windows of several tables come in order of time, before `host`
//       scan (shared #1)
