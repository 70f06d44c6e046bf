// explain: --jit never
// Two results that each read what they choose are read apart: the index finds both at once.
// data: metrics ../store/metrics.lp
data = from(bucket: "metrics") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data |> filter(fn: (r) => r._field == "usage") |> yield(name: "usage")

data |> filter(fn: (r) => r._field == "idle") |> yield(name: "idle")

// ---
// == plan as written
// yield (line 6)
//     name: "usage"
//   filter (line 6)
//       fn: (r) => r._field == "usage"
//     range #1 (line 4)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 4)
//           bucket: "metrics"
// yield (line 8)
//     name: "idle"
//   filter (line 8)
//       fn: (r) => r._field == "idle"
//     range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 2 ×, a source does an operation while it reads
// FactsOfSeriesRule: 2 ×, a source says which types and tags its series have
//
// == sources
// read 1 (line 4): the store does `range` and `filter(fn: (r) => r._field == "usage")`
// read 2 (line 4): the store does `range` and `filter(fn: (r) => r._field == "idle")`
//
// == plan as it will run
// yield (line 6)
//     name: "usage"
//   scan (line 4)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       threads: each takes some of the tables; what they send is put in order again
// yield (line 8)
//     name: "idle"
//   scan (line 4)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "idle"
//       values: int
//       tags: [host, region]
//       threads: each takes some of the tables; what they send is put in order again
