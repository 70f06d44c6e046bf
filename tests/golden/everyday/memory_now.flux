// explain: --jit never
// data: telegraf telegraf.lp
// The newest value of each host.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r["_measurement"] == "mem")
    |> filter(fn: (r) => r["_field"] == "used")
    |> last()

// ---
// == plan as written
// aggregate (line 8)
//     fn: last
//     column: _value
//   filter (line 7)
//       fn: (r) => r._field == "used"
//     filter (line 6)
//         fn: (r) => r._measurement == "mem"
//       range (line 5)
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         from (line 4)
//             bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 3 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
//
// == sources
// the store does `range`, `filter(fn: (r) => r._measurement == "mem")`, `filter(fn: (r) => r._field == "used")` and `last(column: "_value")`
//
// == plan as it will run
// scan (line 4)
//     bucket: "telegraf"
//     range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//     predicate: (r) => r._measurement == "mem"
//     predicate: (r) => r._field == "used"
//     values: int
//     tags: [host]
//     aggregate: fn: last, column: _value
//     threads: each takes some of the tables; what they send is put in order again
