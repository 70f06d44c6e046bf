// explain: --jit never
// data: metrics ../store/metrics.lp
// Rows that are in order already are not sorted again.

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> sort(columns: ["_time"])
    |> yield(name: "fires 1")
cpu
    |> group(columns: ["_field"])
    |> sort(columns: ["_value"], desc: true)
    |> filter(fn: (r) => r._value > 1.0)
    |> sort(columns: ["_field", "_value"], desc: true)
    |> yield(name: "fires 2")
cpu
    |> group(columns: ["_field"])
    |> limit(n: 1)
    |> sort()
    |> yield(name: "fires 3")

cpu
    |> sort(columns: ["_time"], desc: true)
    |> yield(name: "stays 1")
cpu
    |> sort(columns: ["_time", "_value"])
    |> yield(name: "stays 2")
cpu
    |> group()
    |> sort(columns: ["_time"])
    |> yield(name: "stays 3")
cpu
    |> limit(n: 1)
    |> sort(columns: ["_tiem"])
    |> yield(name: "stays, its column is misspelt")

// ---
// == plan as written
// yield (line 12)
//     name: "fires 1"
//   sort (line 11)
//       columns: [_time]
//     filter #1 (line 8)
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range (line 7)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 6)
//             bucket: "metrics"
// yield (line 18)
//     name: "fires 2"
//   sort (line 17)
//       columns: [_field, _value]
//       desc: true
//     filter (line 16)
//         fn: (r) => r._value > 1.0
//       sort (line 15)
//           columns: [_value]
//           desc: true
//         group (line 14)
//             columns: [_field]
//           filter (shared #1)
// yield (line 23)
//     name: "fires 3"
//   sort (line 22)
//       columns: [_value]
//     limit (line 21)
//         n: 1
//       group (line 20)
//           columns: [_field]
//         filter (shared #1)
// yield (line 27)
//     name: "stays 1"
//   sort (line 26)
//       columns: [_time]
//       desc: true
//     filter (shared #1)
// yield (line 30)
//     name: "stays 2"
//   sort (line 29)
//       columns: [_time, _value]
//     filter (shared #1)
// yield (line 34)
//     name: "stays 3"
//   sort (line 33)
//       columns: [_time]
//     group (line 32)
//         columns: []
//       filter (shared #1)
// yield (line 38)
//     name: "stays, its column is misspelt"
//   sort (line 37)
//       columns: [_tiem]
//     limit (line 36)
//         n: 1
//       filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// RedundantSortRule: 3 ×, a `sort` of rows that are in order is left out
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FilterPastSortRule: 1 ×, a filter moves in front of `sort`
// FilterPastGroupRule: 1 ×, a filter moves in front of `group`
// LimitUnderGroupRule: 1 ×, of tables that come to `group` no more rows are kept than `limit` or `tail` behind it wants
// RepeatedSubplansRule: 1 ×, what is computed in several places is computed once
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
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
//       tags: [host, region]
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 18)
//     name: "fires 2"
//   sort (line 15)
//       columns: [_value]
//       desc: true
//       runs: sorts each table, a large one with all threads
//       memory: one table
//       because: rows may come in any order
//     group (line 14)
//         columns: [_field]
//         runs: gives whole tables new keys, and joins neighbours whose keys become equal
//         memory: one table of those that it sends
//         because: the new keys are made of the first columns of the old ones, which ascend
//       pipeline (line 16)
//           filter: (r) => r._value > 1.0
//           runs: as rows come
//           because: no group key changes
//         scan (shared #1)
// yield (line 23)
//     name: "fires 3"
//   limit (line 21)
//       n: 1
//     group (line 20)
//         columns: [_field]
//         runs: gives whole tables new keys, and joins neighbours whose keys become equal
//         memory: one table of those that it sends
//         because: the new keys are made of the first columns of the old ones, which ascend
//       limit #2 (line 21)
//           n: 1
//         scan (shared #1)
// yield (line 27)
//     name: "stays 1"
//   sort (line 26)
//       columns: [_time]
//       desc: true
//       runs: sorts each table, a large one with all threads
//       memory: one table
//       because: rows may come in any order
//     scan (shared #1)
// yield (line 30)
//     name: "stays 2"
//   sort (line 29)
//       columns: [_time, _value]
//       runs: sorts each table, a large one with all threads
//       memory: one table
//       because: rows may come in any order
//     scan (shared #1)
// yield (line 34)
//     name: "stays 3"
//   sort (line 33)
//       columns: [_time]
//       runs: sorts each table, a large one with all threads
//       memory: one table
//       because: rows may come in any order
//     group (line 32)
//         columns: []
//         runs: gives whole tables new keys, and joins those whose keys become equal
//         memory: all tables: sends nothing before its input ends
//         because: no columns are named, so all tables become one
//       scan (shared #1)
// yield (line 38)
//     name: "stays, its column is misspelt"
//   sort (line 37)
//       columns: [_tiem]
//       runs: sorts each table, a large one with all threads
//       memory: one table
//       because: rows may come in any order
//     limit (shared #2)
//
// == functions of rows
// filter (line 16): runs on many rows at once
