// explain: --jit never
// data: metrics ../store/metrics.lp
// Where tables that meet may have other columns or types, one that the filter drops before would take a column along or
// hide an error.
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
disk = data |> filter(fn: (r) => r._measurement == "disk")
usage = data |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

data
    |> group(columns: ["_field"])
    |> filter(fn: (r) => r._field == "usage")
    |> yield(name: "types")
disk
    |> group(columns: ["_field"])
    |> filter(fn: (r) => r.host == "a")
    |> yield(name: "columns")
usage
    |> group(columns: ["host"])
    |> filter(fn: (r) => r.host == "a", onEmpty: "keep")
    |> yield(name: "kept empty")
usage
    |> group(columns: ["hots"])
    |> filter(fn: (r) => r.host == "a")
    |> yield(name: "misspelt")
usage
    |> group(columns: ["host"])
    |> filter(fn: (r) => 10.0 / r._value > 1.0 and 1 / int(v: r._value) > 0)
    |> yield(name: "may fail in a row")

// ---
// == plan as written
// yield (line 14)
//     name: "types"
//   filter (line 13)
//       fn: (r) => r._field == "usage"
//     group (line 12)
//         columns: [_field]
//       range #1 (line 7)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 6)
//             bucket: "metrics"
// yield (line 18)
//     name: "columns"
//   filter (line 17)
//       fn: (r) => r.host == "a"
//     group (line 16)
//         columns: [_field]
//       filter (line 8)
//           fn: (r) => r._measurement == "disk"
//         range (shared #1)
// yield (line 22)
//     name: "kept empty"
//   filter (line 21)
//       fn: (r) => r.host == "a"
//       onEmpty: keep
//     group (line 20)
//         columns: [host]
//       filter #2 (line 9)
//           fn: (r) => r._measurement == "cpu" and r._field == "usage"
//         range (shared #1)
// yield (line 26)
//     name: "misspelt"
//   filter (line 25)
//       fn: (r) => r.host == "a"
//     group (line 24)
//         columns: [hots]
//       filter (shared #2)
// yield (line 30)
//     name: "may fail in a row"
//   filter (line 29)
//       fn: (r) => 10.0 / r._value > 1.0 and 1 / int(v: r._value) > 0
//     group (line 28)
//         columns: [host]
//       filter (shared #2)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// RepeatedSubplansRule: 1 ×, what is computed in several places is computed once
// FusePipelineRule: 7 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 14)
//     name: "types"
//   pipeline (line 13)
//       filter: (r) => r._field == "usage"
//       runs: as rows come
//       because: no group key changes
//     group (line 12)
//         columns: [_field]
//         runs: gives whole tables new keys, and joins those whose keys become equal; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: the new keys are made of columns that are in the group keys already
//       scan #1 (line 6)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           tags: [host]
//           tags of some series: [path, region]
//           threads: each takes some of the tables; what they send is put in order again
// yield (line 18)
//     name: "columns"
//   pipeline (line 17)
//       filter: (r) => r.host == "a"
//       runs: as rows come
//       because: no group key changes
//     group (line 16)
//         columns: [_field]
//         runs: gives whole tables new keys, and joins those whose keys become equal; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: the new keys are made of columns that are in the group keys already
//       pipeline (line 8)
//           filter: (r) => r._measurement == "disk"
//           runs: as rows come
//           because: no group key changes
//         scan (shared #1)
// yield (line 22)
//     name: "kept empty"
//   pipeline (line 21)
//       filter: (r) => r.host == "a"
//       runs: as rows come
//       because: no group key changes
//     group #2 (line 20)
//         columns: [host]
//         runs: gives whole tables new keys, and joins those whose keys become equal; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: the new keys are made of columns that are in the group keys already
//       pipeline #3 (line 9)
//           filter: (r) => r._measurement == "cpu" and r._field == "usage"
//           runs: as rows come
//           because: no group key changes
//         scan (shared #1)
// yield (line 26)
//     name: "misspelt"
//   pipeline (line 25)
//       filter: (r) => r.host == "a"
//       runs: as rows come
//       because: no group key changes
//     group (line 24)
//         columns: [hots]
//         runs: gives whole tables new keys, and joins those whose keys become equal; puts tables in order of their keys
//         memory: all tables: sends nothing before its input ends
//         because: the new keys are made of columns that are in the group keys already
//       pipeline (shared #3)
// yield (line 30)
//     name: "may fail in a row"
//   pipeline (line 29)
//       filter: (r) => 10.0 / r._value > 1.0 and 1 / int(v: r._value) > 0
//       runs: as rows come
//       because: no group key changes
//     group (shared #2)
//
// == functions of rows
// filter (line 13): runs on many rows at once
// filter (line 8): runs on many rows at once
// filter (line 17): runs on many rows at once
// filter (line 9): runs on many rows at once
// filter (line 21): runs on many rows at once
// filter (line 25): runs on many rows at once
// filter (line 29): runs on many rows at once
// --- stderr
// fluxc: warning: no table has a column `hots`; did you mean `host`?
//   at filter_past_group_not.flux:24:8
