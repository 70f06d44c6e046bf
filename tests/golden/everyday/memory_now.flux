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
// aggregate
//     fn: last
//     column: _value
//   filter
//       fn: (r) => r._field == "used"
//     filter
//         fn: (r) => r._measurement == "mem"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         from
//             bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
//
// == plan as it will run
// scan
//     bucket: "telegraf"
//     range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//     predicate: (r) => r._measurement == "mem"
//     predicate: (r) => r._field == "used"
//     aggregate: fn: last, column: _value
//     runs: reads and sends; keeps nothing
