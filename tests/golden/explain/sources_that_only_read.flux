// explain: --jit never --no-optimize
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "usage")

// ---
// == plan as written
// filter (line 5)
//     fn: (r) => r._field == "usage"
//   range (line 4)
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//     from (line 3)
//         bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
//
// == sources
// sources do nothing but read: the rule that offers them more is off
//
// == plan as it will run
// filter (line 5)
//     fn: (r) => r._field == "usage"
//     threads: each takes some of the tables; what they send is put in order again
//   scan (line 3)
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       threads: each takes some of the tables or, of a large one, some of its time
