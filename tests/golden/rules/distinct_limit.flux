// explain: --jit never
// data: metrics floats.lp
// The first values are found before the last rows; who reads all values gets them.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
all = data |> unique()

data |> distinct() |> limit(n: 2) |> yield(name: "values")
data |> unique() |> limit(n: 1, offset: 1) |> yield(name: "rows")
all |> limit(n: 1) |> yield(name: "first of all")
all |> yield(name: "all")

// ---
// == plan as written
// yield (line 8)
//     name: "values"
//   limit (line 8)
//       n: 2
//     distinct (line 8)
//         column: _value
//       range #1 (line 5)
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//         from (line 4)
//             bucket: "metrics"
// yield (line 9)
//     name: "rows"
//   limit (line 9)
//       n: 1
//       offset: 1
//     unique (line 9)
//         column: _value
//       range (shared #1)
// yield (line 10)
//     name: "first of all"
//   limit (line 10)
//       n: 1
//     unique #2 (line 6)
//         column: _value
//       range (shared #1)
// yield (line 11)
//     name: "all"
//   unique (shared #2)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// RepeatedSubplansRule: 1 ×, what is computed in several places is computed once
// DistinctLimitRule: 1 ×, `distinct` or `unique` looks only for the rows that `limit` wants
//
// == sources
// the store does `range`
// what several operations read is read once, and what each makes of it stays outside
//
// == plan as it will run
// yield (line 8)
//     name: "values"
//   limit (line 8)
//       n: 2
//     distinct (line 8)
//         column: _value
//         wanted: 2
//         runs: hashes values
//         memory: what it needs of one table
//         because: `_value` may differ from row to row
//       scan #1 (line 4)
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           values: float
//           tags: [host, region]
//           threads: each takes some of the tables; what they send is put in order again
// yield (line 9)
//     name: "rows"
//   limit (line 9)
//       n: 1
//       offset: 1
//     unique #2 (line 9)
//         column: _value
//         runs: hashes values
//         memory: what it needs of one table
//         because: `_value` may differ from row to row
//       scan (shared #1)
// yield (line 10)
//     name: "first of all"
//   limit (line 10)
//       n: 1
//     unique (shared #2)
// yield (line 11)
//     name: "all"
//   unique (shared #2)
