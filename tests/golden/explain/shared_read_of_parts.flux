// explain: --jit never
// Two results that each read what they choose are read apart: the index finds both at once.
// data: metrics ../store/metrics.lp
data = from(bucket: "metrics") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data |> filter(fn: (r) => r._field == "usage") |> yield(name: "usage")

data |> filter(fn: (r) => r._field == "idle") |> yield(name: "idle")

// ---
// == plan as written
// yield
//     name: "usage"
//   filter
//       fn: (r) => r._field == "usage"
//     range #1
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from
//           bucket: "metrics"
// yield
//     name: "idle"
//   filter
//       fn: (r) => r._field == "idle"
//     range (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 2 ×
// FactsOfSeriesRule: 2 ×
//
// == plan as it will run
// yield
//     name: "usage"
//     runs: row by row; keeps nothing
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: host, region
//       runs: reads and sends; keeps nothing
// yield
//     name: "idle"
//     runs: row by row; keeps nothing
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "idle"
//       values: int
//       tags: host, region
//       runs: reads and sends; keeps nothing
