// explain: --jit never
// data: metrics ../store/metrics.lp
// The conjunct over the copy reads the source.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> duplicate(column: "_field", as: "_value")
    |> filter(fn: (r) => r.host == "a" and r._value == "usage")

// ---
// == plan as written
// filter (line 7)
//     fn: (r) => r.host == "a" and r._value == "usage"
//   duplicate (line 6)
//       column: _field
//       as: _value
//     range (line 5)
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from (line 4)
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// FactsOfSeriesRule: 2 ×, a source says which types and tags its series have
// FilterPastDuplicateRule: 1 ×, a filter moves in front of `duplicate`
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
//
// == sources
// the store does `range` and `filter(fn: (r) => r.host == "a" and r._field == "usage")`
// `duplicate(column: "_field", as: "_value")` stays outside the store: doing it there would not spare any reading
//
// == plan as it will run
// duplicate (line 6)
//     column: _field
//     as: _value
//     threads: each takes some of the tables; what they send is put in order again
//     runs: as rows come
//     because: no group key changes
//   scan (line 4)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r.host == "a"
//       predicate: (r) => r._field == "usage"
//       values: float
//       tags: [host, region]
//       threads: each takes some of the tables or, of a large one, some of its time
