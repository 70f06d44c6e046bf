// explain: --jit never
// data: metrics ../store/metrics.lp
// What does not stand directly on a read, asks for more than a tag, or for the columns of points is left as it is.
read =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

read |> limit(n: 1) |> keep(columns: ["host"]) |> group() |> distinct(column: "host") |> yield(name: "behind a limit")
read |> keep(columns: ["host", "_field"]) |> group() |> distinct(column: "host") |> yield(name: "two columns")
read |> keep(columns: ["host"]) |> group() |> distinct(column: "_field") |> yield(name: "another column")
read |> keep(columns: ["_time"]) |> group() |> distinct(column: "_time") |> yield(name: "times")
read |> keep(columns: ["host"]) |> group(columns: ["host"]) |> distinct(column: "host") |> yield(name: "groups")
read |> keys(column: "key") |> keep(columns: ["key"]) |> distinct(column: "key") |> yield(name: "another name")
read
    |> filter(fn: (r) => r.host == "a", onEmpty: "keep")
    |> keep(columns: ["host"])
    |> group()
    |> distinct(column: "host")
    |> yield(name: "empty tables")

// ---
// == plan as written
// yield (line 8)
//     name: "behind a limit"
//   distinct (line 8)
//       column: host
//     group (line 8)
//         columns: []
//       project (line 8)
//           keep: [host]
//         limit (line 8)
//             n: 1
//           range #1 (line 6)
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from (line 5)
//                 bucket: "metrics"
// yield (line 9)
//     name: "two columns"
//   distinct (line 9)
//       column: host
//     group (line 9)
//         columns: []
//       project (line 9)
//           keep: [host, _field]
//         range (shared #1)
// yield (line 10)
//     name: "another column"
//   distinct (line 10)
//       column: _field
//     group (line 10)
//         columns: []
//       project (line 10)
//           keep: [host]
//         range (shared #1)
// yield (line 11)
//     name: "times"
//   distinct (line 11)
//       column: _time
//     group (line 11)
//         columns: []
//       project (line 11)
//           keep: [_time]
//         range (shared #1)
// yield (line 12)
//     name: "groups"
//   distinct (line 12)
//       column: host
//     group (line 12)
//         columns: [host]
//       project (line 12)
//           keep: [host]
//         range (shared #1)
// yield (line 13)
//     name: "another name"
//   distinct (line 13)
//       column: key
//     project (line 13)
//         keep: [key]
//       keys (line 13)
//           column: key
//         range (shared #1)
// yield (line 19)
//     name: "empty tables"
//   distinct (line 18)
//       column: host
//     group (line 17)
//         columns: []
//       project (line 16)
//           keep: [host]
//         filter (line 15)
//             fn: (r) => r.host == "a"
//             onEmpty: keep
//           range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// RepeatedSubplansRule: 1 ×, what is computed in several places is computed once
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 8)
//     name: "behind a limit"
//   distinct (line 8)
//       column: host
//       runs: hashes values
//       memory: what it needs of one table
//       because: `host` may differ from row to row
//     group (line 8)
//         columns: []
//         runs: gives whole tables new keys, and joins those whose keys become equal
//         memory: all tables: sends nothing before its input ends
//         because: no columns are named, so all tables become one
//       project (line 8)
//           keep: [host]
//           runs: collects tables by what is left of their keys; puts tables in order of their keys
//           memory: all tables: sends nothing before its input ends
//           because: tables may differ in the columns of their keys
//         limit (line 8)
//             n: 1
//           scan #1 (line 5)
//               bucket: "metrics"
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//               tags: [host]
//               tags of some series: [path, region]
//               sends: tags and `_time`
//               threads: each takes some of the tables; what they send is put in order again
// yield (line 9)
//     name: "two columns"
//   distinct (line 9)
//       column: host
//       runs: hashes values
//       memory: what it needs of one table
//       because: `host` may differ from row to row
//     group (line 9)
//         columns: []
//         runs: gives whole tables new keys, and joins those whose keys become equal
//         memory: all tables: sends nothing before its input ends
//         because: no columns are named, so all tables become one
//       project (line 9)
//           keep: [host, _field]
//           runs: collects tables by what is left of their keys; puts tables in order of their keys
//           memory: all tables: sends nothing before its input ends
//           because: tables may differ in the columns of their keys
//         scan (shared #1)
// yield (line 10)
//     name: "another column"
//   distinct (line 10)
//       column: _field
//       runs: hashes values
//       memory: what it needs of one table
//       because: `_field` may differ from row to row
//     group (line 10)
//         columns: []
//         runs: gives whole tables new keys, and joins those whose keys become equal
//         memory: all tables: sends nothing before its input ends
//         because: no columns are named, so all tables become one
//       project #2 (line 10)
//           keep: [host]
//           runs: collects tables by what is left of their keys; puts tables in order of their keys
//           memory: all tables: sends nothing before its input ends
//           because: tables may differ in the columns of their keys
//         scan (shared #1)
// yield (line 11)
//     name: "times"
//   distinct (line 11)
//       column: _time
//       runs: hashes values
//       memory: what it needs of one table
//       because: `_time` may differ from row to row
//     group (line 11)
//         columns: []
//         runs: gives whole tables new keys, and joins those whose keys become equal
//         memory: all tables: sends nothing before its input ends
//         because: no columns are named, so all tables become one
//       project (line 11)
//           keep: [_time]
//           runs: collects tables by what is left of their keys; puts tables in order of their keys
//           memory: all tables: sends nothing before its input ends
//           because: tables may differ in the columns of their keys
//         scan (shared #1)
// yield (line 12)
//     name: "groups"
//   distinct (line 12)
//       column: host
//       runs: takes the value from the group key
//       because: `host` is in the group key of every table
//     group (line 12)
//         columns: [host]
//         runs: gives whole tables new keys, and joins those whose keys become equal; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: the new keys are made of columns that are in the group keys already
//       project (shared #2)
// yield (line 13)
//     name: "another name"
//   distinct (line 13)
//       column: key
//       runs: hashes values
//       memory: what it needs of one table
//       because: `key` may differ from row to row
//     project (line 13)
//         keep: [key]
//         runs: collects tables by what is left of their keys; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: tables may differ in the columns of their keys
//       keys (line 13)
//           column: key
//         scan (shared #1)
// yield (line 19)
//     name: "empty tables"
//   distinct (line 18)
//       column: host
//       runs: hashes values
//       memory: what it needs of one table
//       because: `host` may differ from row to row
//     group (line 17)
//         columns: []
//         runs: gives whole tables new keys, and joins those whose keys become equal
//         memory: all tables: sends nothing before its input ends
//         because: no columns are named, so all tables become one
//       project (line 16)
//           keep: [host]
//           runs: collects tables by what is left of their keys; puts tables in order of their keys
//           memory: all tables: sends nothing before its input ends
//           because: tables may differ in the columns of their keys
//         pipeline (line 15)
//             filter: (r) => r.host == "a"
//             runs: as rows come
//             because: no group key changes
//           scan (shared #1)
//
// == functions of rows
// filter (line 15): runs on many rows at once
