// explain: --jit never
// data: metrics ../store/metrics.lp
// Reads that one call makes are told apart by numbers.
read = (field) =>
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == field)

read(field: "usage") |> reduce(fn: (r, accumulator) => ({total: accumulator.total + r._value}), identity: {total: 0.0}) |> yield(name: "reduced")
read(field: "load") |> difference() |> yield(name: "differences")

// ---
// == plan as written
// yield (line 9)
//     name: "reduced"
//   reduce (line 9)
//       fn: (r, accumulator) => ({total: accumulator.total + r._value})
//       identity: {total: 0.0}
//     filter (line 9, in read)
//         fn: (r) => r._measurement == "cpu" and r._field == "usage"
//       range (line 9, in read)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 9, in read)
//             bucket: "metrics"
// yield (line 10)
//     name: "differences"
//   difference (line 10)
//       columns: [_value]
//     filter (line 10, in read)
//         fn: (r) => r._measurement == "cpu" and r._field == "load"
//       range (line 10, in read)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 10, in read)
//             bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 2 ×, `range` bounds what is read
// PushIntoSourceRule: 2 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
//
// == sources
// line 9: the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")`
// line 9: `reduce(fn: (r, accumulator) => ({total: accumulator.total + r._value}), identity: {total: 0.0})` stays outside the store: doing it there would not spare any reading
// line 10: the store does `range` and `filter(fn: (r) => r._measurement == "cpu" and r._field == "load")`
// line 10: `difference(columns: ["_value"])` stays outside the store: doing it there would not spare any reading
//
// == plan as it will run
// yield (line 9)
//     name: "reduced"
//   reduce (line 9)
//       fn: (r, accumulator) => ({total: accumulator.total + r._value})
//       identity: {total: 0.0}
//       threads: each takes some of the tables; what they send is put in order again
//       runs: folds each table and sends its row
//       memory: what it needs of one table, in each thread
//       because: no group key changes
//     scan (line 9, in read)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         sends: tags and `_value`
//         threads: each takes some of the tables
// yield (line 10)
//     name: "differences"
//   difference (line 10)
//       columns: [_value]
//       threads: each takes some of the tables; what they send is put in order again
//     scan (line 10, in read)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "load"
//         threads: each takes some of the tables
//
// == functions of rows
// reduce (line 9): runs on one row after the other
