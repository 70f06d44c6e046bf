// explain: --jit never
// data: metrics ../store/metrics.lp
// The store knows the sums of integers; those of floats need every value.
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> filter(fn: (r) => r._field == "idle")
    |> sum()
    |> yield(name: "int")
data
    |> filter(fn: (r) => r._field == "used")
    |> sum()
    |> yield(name: "uint")

data
    |> filter(fn: (r) => r._field == "usage")
    |> sum()
    |> yield(name: "float")

// ---
// == plan as written
// yield (line 11)
//     name: "int"
//   aggregate (line 10)
//       fn: sum
//       column: _value
//     filter (line 9)
//         fn: (r) => r._field == "idle"
//       range #1 (line 6)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 5)
//             bucket: "metrics"
// yield (line 15)
//     name: "uint"
//   aggregate (line 14)
//       fn: sum
//       column: _value
//     filter (line 13)
//         fn: (r) => r._field == "used"
//       range (shared #1)
// yield (line 20)
//     name: "float"
//   aggregate (line 19)
//       fn: sum
//       column: _value
//     filter (line 18)
//         fn: (r) => r._field == "usage"
//       range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 5 ×, a source does an operation while it reads
// FactsOfSeriesRule: 3 ×, a source says which types and tags its series have
// PruneColumnsRule: 3 ×, columns that nothing reads are not read
//
// == sources
// read 1 (line 5): the store does `range`, `filter(fn: (r) => r._field == "idle")` and `sum(column: "_value")`
// read 2 (line 5): the store does `range`, `filter(fn: (r) => r._field == "used")` and `sum(column: "_value")`
// read 3 (line 5): the store does `range` and `filter(fn: (r) => r._field == "usage")`
// read 3 (line 5): `sum(column: "_value")` stays outside the store: it needs every value, which the store would have to read as well
//
// == plan as it will run
// yield (line 11)
//     name: "int"
//   scan (line 5)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "idle"
//       values: int
//       tags: [host, region]
//       sends: tags and `_value`
//       aggregate: fn: sum, column: _value
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 15)
//     name: "uint"
//   scan (line 5)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "used"
//       values: uint
//       tags: [host]
//       tags of some series: [path]
//       sends: tags and `_value`
//       aggregate: fn: sum, column: _value
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 20)
//     name: "float"
//   aggregate (line 19)
//       fn: sum
//       column: _value
//       threads: each takes some of the tables; what they send is put in order again
//       runs: folds each table and sends its row
//       memory: what it needs of one table, in each thread
//       because: tables come in order of their keys
//     scan (line 5)
//         bucket: "metrics"
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         predicate: (r) => r._field == "usage"
//         values: float
//         tags: [host, region]
//         sends: tags and `_value`
//         threads: each takes some of the tables
