// explain: --jit never
// data: metrics ../store/metrics.lp
// A limit of tables that have no more rows is left out.

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> mean()
    |> limit(n: 1)
    |> yield(name: "fires 1")
cpu
    |> limit(n: 2)
    |> filter(fn: (r) => r._value > 1.0)
    |> limit(n: 3)
    |> yield(name: "fires 2")

cpu
    |> limit(n: 3)
    |> filter(fn: (r) => r._value > 1.0)
    |> limit(n: 2)
    |> yield(name: "stays 1")
cpu
    |> mean()
    |> limit(n: 0)
    |> yield(name: "stays 2")
cpu
    |> mean()
    |> limit(n: 1, offset: 1)
    |> yield(name: "stays 3")

// ---
// == plan as written
// yield (line 13)
//     name: "fires 1"
//   limit (line 12)
//       n: 1
//     aggregate (line 11)
//         fn: mean
//         column: _value
//       filter #1 (line 8)
//           fn: (r) => r._measurement == "cpu" and r._field == "usage"
//         range (line 7)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 6)
//               bucket: "metrics"
// yield (line 18)
//     name: "fires 2"
//   limit (line 17)
//       n: 3
//     filter (line 16)
//         fn: (r) => r._value > 1.0
//       limit (line 15)
//           n: 2
//         filter (shared #1)
// yield (line 24)
//     name: "stays 1"
//   limit (line 23)
//       n: 2
//     filter (line 22)
//         fn: (r) => r._value > 1.0
//       limit (line 21)
//           n: 3
//         filter (shared #1)
// yield (line 28)
//     name: "stays 2"
//   limit (line 27)
//       n: 0
//     aggregate (line 26)
//         fn: mean
//         column: _value
//       filter (shared #1)
// yield (line 32)
//     name: "stays 3"
//   limit (line 31)
//       n: 1
//       offset: 1
//     aggregate (line 30)
//         fn: mean
//         column: _value
//       filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// RedundantLimitRule: 2 ×, a limit that tables do not reach is left out
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// RepeatedSubplansRule: 2 ×, what is computed in several places is computed once
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 13)
//     name: "fires 1"
//   aggregate #1 (line 11)
//       fn: mean
//       column: _value
//       runs: folds each table and sends its row
//       memory: what it needs of one table
//       because: tables come in order of their keys
//     scan #2 (line 6)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 18)
//     name: "fires 2"
//   pipeline (line 16)
//       filter: (r) => r._value > 1.0
//       runs: as rows come
//       because: no group key changes
//     limit (line 15)
//         n: 2
//       scan (shared #2)
// yield (line 24)
//     name: "stays 1"
//   limit (line 23)
//       n: 2
//     pipeline (line 22)
//         filter: (r) => r._value > 1.0
//         runs: as rows come
//         because: no group key changes
//       limit (line 21)
//           n: 3
//         scan (shared #2)
// yield (line 28)
//     name: "stays 2"
//   limit (line 27)
//       n: 0
//     aggregate (shared #1)
// yield (line 32)
//     name: "stays 3"
//   limit (line 31)
//       n: 1
//       offset: 1
//     aggregate (shared #1)
//
// == functions of rows
// filter (line 16): runs on many rows at once
// filter (line 22): runs on many rows at once
