// explain: --jit never
// A division by zero must fail where it fails without an optimizer: behind it nothing is tested earlier, and of what
// stands before it only what drops the rows that it never sees. Rows without `host` are not among these.
// data: faults ../store/faults.lp
from(bucket: "faults")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "n" and r.host == "b" and 10 / r._value > 1 and r._measurement == "m")

// ---
// == plan as written
// filter (line 7)
//     fn: (r) => r._field == "n" and r.host == "b" and 10 / r._value > 1 and r._measurement == "m"
//   range (line 6)
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//     from (line 5)
//         bucket: "faults"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// the store does `range` and `filter(fn: (r) => r._field == "n" and (r.host == "b" or not (exists r.host)))`
// `(r) => 10 / r._value > 1` stays outside: it may fail in a row, and must do so in the same rows as here
//
// == plan as it will run
// pipeline (line 7)
//     filter: (r) => r.host == "b" and 10 / r._value > 1 and r._measurement == "m"
//     threads: each takes some of the tables; what they send is put in order again
//     runs: as rows come
//     because: no group key changes
//   scan (line 5)
//       bucket: "faults"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._field == "n"
//       predicate: (r) => r.host == "b" or not (exists r.host)
//       values: int
//       tags of some series: [host, room]
//       threads: each takes some of the tables or, of a large one, some of its time
//
// == functions of rows
// filter (line 7): runs on many rows at once
