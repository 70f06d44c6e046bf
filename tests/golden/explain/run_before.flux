// explain: --jit never --now 2024-01-02T00:00:00Z
// data: metrics ../store/metrics.lp
// What a script asks for while it makes its plan runs first, and is shown first.
cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")
highest =
    cpu
        |> group()
        |> max()
        |> findRecord(fn: (key) => true, idx: 0)

cpu
    |> filter(fn: (r) => r._value > highest._value / 2.0)
    |> map(fn: (r) => ({r with seen: now()}))

// ---
// == run before, to make the plan
// searchedTables (line 12)
//     for: findRecord
//   groupAggregate (line 11)
//       columns: []
//       fn: max
//       column: _value
//       runs: folds each table into the state of its group
//       memory: what it needs of all tables: sends nothing before its input ends
//       because: no columns are named, so all tables become one
//     scan (line 5)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         candidates: of: max, column: _value
//         threads: each takes some of the tables; what they send is put in order again
//
// == plan as written
// map (line 16)
//     fn: (r) => ({r with seen: 2024-01-02T00:00:00Z})
//   filter (line 15)
//       fn: (r) => r._value > 40.0 / 2.0
//     filter (line 7)
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range (line 6)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 5)
//             bucket: "metrics"
//
// == rules
// FoldConstantsRule: 1 ×, what does not depend on rows is computed once
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// `(r) => r._value > 20.0` stays outside the store: the store picks whole series, not points by their `_value`, but it skips chunks in which none pass
//
// == plan as it will run
// pipeline (line 16)
//     filter: (r) => r._value > 20.0
//     map: (r) => ({r with seen: 2024-01-02T00:00:00Z})
//     threads: each takes some of the tables; what they send is put in order again
//     runs: as rows come
//     because: no group key changes
//   scan (line 5)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "cpu"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       skips chunks without: (r) => r._value > 20.0
//       threads: each takes some of the tables or, of a large one, some of its time
//
// == functions of rows
// filter (line 15), map (line 16): runs on many rows at once
