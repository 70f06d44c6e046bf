// explain: --jit never
// data: metrics ../store/metrics.lp
// Two of keep and drop become one, unless the first can join tables.

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> drop(columns: ["_time"])
    |> drop(columns: ["region"])
    |> yield(name: "fires 1")
cpu
    |> drop(columns: ["_time"])
    |> keep(columns: ["_time", "_value", "host"])
    |> yield(name: "fires 2")
cpu
    |> group(columns: ["_field"])
    |> keep(columns: ["_field", "_time", "_value"])
    |> drop(columns: ["_time"])
    |> yield(name: "fires 3")
cpu
    |> group(columns: ["_field"])
    |> keep(columns: ["_field", "_time", "_value"])
    |> keep(columns: ["_value", "region"])
    |> yield(name: "fires 4")

cpu
    |> drop(columns: ["region"])
    |> drop(columns: ["host"])
    |> yield(name: "stays 1")
cpu
    |> keep(columns: ["host", "_value"])
    |> drop(columns: ["host"])
    |> yield(name: "stays 2")
cpu
    |> drop(columns: ["_time"])
    |> drop(fn: (column) => column == "host")
    |> yield(name: "stays 3")

// ---
// == plan as written
// yield (line 13)
//     name: "fires 1"
//   project (line 12)
//       drop: [region]
//     project (line 11)
//         drop: [_time]
//       filter #1 (line 8)
//           fn: (r) => r._measurement == "cpu" and r._field == "usage"
//         range (line 7)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 6)
//               bucket: "metrics"
// yield (line 17)
//     name: "fires 2"
//   project (line 16)
//       keep: [_time, _value, host]
//     project (line 15)
//         drop: [_time]
//       filter (shared #1)
// yield (line 22)
//     name: "fires 3"
//   project (line 21)
//       drop: [_time]
//     project (line 20)
//         keep: [_field, _time, _value]
//       group (line 19)
//           columns: [_field]
//         filter (shared #1)
// yield (line 27)
//     name: "fires 4"
//   project (line 26)
//       keep: [_value, region]
//     project (line 25)
//         keep: [_field, _time, _value]
//       group (line 24)
//           columns: [_field]
//         filter (shared #1)
// yield (line 32)
//     name: "stays 1"
//   project (line 31)
//       drop: [host]
//     project (line 30)
//         drop: [region]
//       filter (shared #1)
// yield (line 36)
//     name: "stays 2"
//   project (line 35)
//       drop: [host]
//     project (line 34)
//         keep: [host, _value]
//       filter (shared #1)
// yield (line 40)
//     name: "stays 3"
//   project (line 39)
//       drop: what a function says
//     project (line 38)
//         drop: [_time]
//       filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// MergeProjectsRule: 4 ×, `keep` and `drop` that follow each other become one
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// RepeatedSubplansRule: 1 ×, what is computed in several places is computed once
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 13)
//     name: "fires 1"
//   project (line 12)
//       drop: [_time, region]
//       runs: joins neighbouring tables whose keys become equal
//       memory: one table of those that it sends
//       because: what is left of the keys is in order, too
//     scan #1 (line 6)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         threads: each takes some of the tables; what they send is put in order again
// yield (line 17)
//     name: "fires 2"
//   project (line 16)
//       keep: [_value, host]
//       runs: collects tables by what is left of their keys; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: what is left of the keys is not in order
//     scan (shared #1)
// yield (line 22)
//     name: "fires 3"
//   project (line 21)
//       keep: [_field, _value]
//       runs: passes tables on with the columns that are left
//       because: no column of a group key is dropped
//     group #2 (line 19)
//         columns: [_field]
//         runs: gives whole tables new keys, and joins neighbours whose keys become equal
//         memory: one table of those that it sends
//         because: the new keys are made of the first columns of the old ones, which ascend
//       scan (shared #1)
// yield (line 27)
//     name: "fires 4"
//   project (line 26)
//       keep: [_value]
//       runs: joins neighbouring tables whose keys become equal
//       memory: one table of those that it sends
//       because: nothing is left of the keys, so all tables become one
//     group (shared #2)
// yield (line 32)
//     name: "stays 1"
//   project (line 31)
//       drop: [host]
//       runs: joins neighbouring tables whose keys become equal
//       memory: one table of those that it sends
//       because: what is left of the keys is in order, too
//     project (line 30)
//         drop: [region]
//         runs: joins neighbouring tables whose keys become equal
//         memory: one table of those that it sends
//         because: what is left of the keys is in order, too
//       scan (shared #1)
// yield (line 36)
//     name: "stays 2"
//   project (line 35)
//       drop: [host]
//       runs: joins neighbouring tables whose keys become equal
//       memory: one table of those that it sends
//       because: nothing is left of the keys, so all tables become one
//     project (line 34)
//         keep: [host, _value]
//         runs: collects tables by what is left of their keys; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: what is left of the keys is not in order
//       scan (shared #1)
// yield (line 40)
//     name: "stays 3"
//   project (line 39)
//       drop: what a function says
//       runs: collects tables by what is left of their keys; puts tables in order of their keys
//       memory: all tables: sends nothing before its input ends
//       because: which columns of the group keys are left is for a function to say
//     project (line 38)
//         drop: [_time]
//         runs: passes tables on with the columns that are left
//         because: no column of a group key is dropped
//       scan (shared #1)
