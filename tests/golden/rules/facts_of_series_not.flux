// explain: --jit never
// data: metrics ../store/metrics.lp
// A plan that writes may read what it wrote, of which nothing is known before.
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

data
    |> group(columns: ["host"])
    |> filter(fn: (r) => r.host == "a")
    |> yield(name: "read")
data
    |> to(bucket: "metrics")

// ---
// == plan as written
// yield (line 12)
//     name: "read"
//   filter (line 11)
//       fn: (r) => r.host == "a"
//     group (line 10)
//         columns: [host]
//       filter #1 (line 7)
//           fn: (r) => r._measurement == "cpu" and r._field == "usage"
//         range (line 6)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 5)
//               bucket: "metrics"
// to (line 14)
//     bucket: metrics
//   filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 12)
//     name: "read"
//   pipeline (line 11)
//       filter: (r) => r.host == "a"
//       runs: as rows come
//       because: no group key changes
//     group (line 10)
//         columns: [host]
//         runs: gives whole tables new keys, and joins those whose keys become equal; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: the new keys are made of columns that are in the group keys already
//       scan #1 (line 5)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._measurement == "cpu"
//           predicate: (r) => r._field == "usage"
//           threads: each takes some of the tables; what they send is put in order again
// to (line 14)
//     bucket: metrics
//   scan (shared #1)
//
// == functions of rows
// filter (line 11): runs on many rows at once
