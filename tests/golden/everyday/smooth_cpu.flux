// explain: --jit never
// data: telegraf telegraf.lp
// A curve without spikes.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user" and r.host == "web1")
    |> movingAverage(n: 3)
    |> keep(columns: ["_time", "_value"])

// ---
// == plan as written
// project
//     keep: [_time, _value]
//   movingAverage
//       n: 3
//     filter
//         fn: (r) => r._measurement == "cpu" and r._field == "usage_user" and r.host == "web1"
//       range
//           range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         from
//             bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// PruneColumnsRule: 1 ×
//
// == what was not pushed down
// `movingAverage(n: 3)` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// project
//     keep: [_time, _value]
//     runs: joins neighbouring tables whose keys become equal; keeps one table
//     because: the keys that are left come in the same order
//   movingAverage
//       n: 3
//       runs: table by table; keeps one table
//     scan
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         predicate: (r) => r._field == "usage_user"
//         predicate: (r) => r.host == "web1"
//         values: float
//         tags: cpu, host
//         columns: [_time, _value]
//         runs: reads and sends; keeps nothing
