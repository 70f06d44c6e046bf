// explain: --jit never
// data: metrics ../store/metrics.lp
// A group by the key that tables have is left out; not where tables can share a key, as clipped windows do.
import "experimental"

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> group(columns: ["_field"])
    |> sort()
    |> group(columns: ["_field"])
    |> yield(name: "fires 1")
cpu
    |> group()
    |> filter(fn: (r) => r._value > 1.0)
    |> group()
    |> yield(name: "fires 2")
cpu
    |> group(columns: ["_field", "_measurement"])
    |> experimental.group(mode: "extend", columns: ["_field"])
    |> yield(name: "fires 3")

cpu
    |> group(columns: ["_field"])
    |> group(columns: ["_field", "_measurement"])
    |> yield(name: "stays 1")
cpu
    |> group(columns: ["_field"])
    |> group(columns: ["_time", "_value"], mode: "except")
    |> yield(name: "stays 2")
cpu
    |> group()
    |> window(every: 10s, period: 20s)
    |> group(columns: ["_start", "_stop"])
    |> yield(name: "stays 3")

// ---
// == plan as written
// yield (line 15)
//     name: "fires 1"
//   group (line 14)
//       columns: [_field]
//     sort (line 13)
//         columns: [_value]
//       group (line 12)
//           columns: [_field]
//         filter #1 (line 9)
//             fn: (r) => r._measurement == "cpu" and r._field == "usage"
//           range (line 8)
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from (line 7)
//                 bucket: "metrics"
// yield (line 20)
//     name: "fires 2"
//   group (line 19)
//       columns: []
//     filter (line 18)
//         fn: (r) => r._value > 1.0
//       group (line 17)
//           columns: []
//         filter (shared #1)
// yield (line 24)
//     name: "fires 3"
//   group (line 23)
//       mode: extend
//       columns: [_field]
//     group (line 22)
//         columns: [_field, _measurement]
//       filter (shared #1)
// yield (line 29)
//     name: "stays 1"
//   group (line 28)
//       columns: [_field, _measurement]
//     group (line 27)
//         columns: [_field]
//       filter (shared #1)
// yield (line 33)
//     name: "stays 2"
//   group (line 32)
//       mode: except
//       columns: [_time, _value]
//     group (line 31)
//         columns: [_field]
//       filter (shared #1)
// yield (line 38)
//     name: "stays 3"
//   group (line 37)
//       columns: [_start, _stop]
//     window (line 36, in window)
//         every: 10s
//         period: 20s
//       group (line 35)
//           columns: []
//         filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// RedundantGroupRule: 3 ×, a `group` by the keys that tables have is left out
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FilterPastGroupRule: 1 ×, a filter moves in front of `group`
// RepeatedSubplansRule: 2 ×, what is computed in several places is computed once
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 15)
//     name: "fires 1"
//   sort (line 13)
//       columns: [_value]
//       runs: sorts each table, a large one with all threads
//       memory: one table
//       because: rows may come in any order
//     group #1 (line 12)
//         columns: [_field]
//         runs: gives whole tables new keys, and joins neighbours whose keys become equal
//         memory: one table of those that it sends
//         because: the new keys are made of the first columns of the old ones, which ascend
//       scan #2 (line 7)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._measurement == "cpu"
//           predicate: (r) => r._field == "usage"
//           values: float
//           tags: [host, region]
//           threads: each takes some of the tables; what they send is put in order again
// yield (line 20)
//     name: "fires 2"
//   group (line 17)
//       columns: []
//       runs: gives whole tables new keys, and joins those whose keys become equal
//       memory: all tables: sends nothing before its input ends
//       because: no columns are named, so all tables become one
//     pipeline (line 18)
//         filter: (r) => r._value > 1.0
//         runs: as rows come
//         because: no group key changes
//       scan (shared #2)
// yield (line 24)
//     name: "fires 3"
//   group (line 22)
//       columns: [_field, _measurement]
//       runs: gives whole tables new keys, and joins neighbours whose keys become equal
//       memory: one table of those that it sends
//       because: the new keys are made of the first columns of the old ones, which ascend
//     scan (shared #2)
// yield (line 29)
//     name: "stays 1"
//   group (line 28)
//       columns: [_field, _measurement]
//       runs: hashes rows by their new keys; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: `_measurement` may differ from row to row
//     group (shared #1)
// yield (line 33)
//     name: "stays 2"
//   group (line 32)
//       mode: except
//       columns: [_time, _value]
//       runs: hashes rows by their new keys; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: `_measurement` may differ from row to row
//     group (shared #1)
// yield (line 38)
//     name: "stays 3"
//   group (line 37)
//       columns: [_start, _stop]
//       runs: gives whole tables new keys, and joins neighbours whose keys become equal
//       memory: one table of those that it sends
//       because: the new keys are made of the first columns of the old ones, which ascend
//     window (line 36, in window)
//         every: 10s
//         period: 20s
//         runs: cuts each table into windows and sends them
//         memory: one table
//         because: there is one table
//       group (line 35)
//           columns: []
//           runs: gives whole tables new keys, and joins those whose keys become equal
//           memory: all tables: sends nothing before its input ends
//           because: no columns are named, so all tables become one
//         scan (shared #2)
//
// == functions of rows
// filter (line 18): runs on many rows at once
