// explain: --jit never
// data: telegraf telegraf.lp
// The tags of a measurement.
import "influxdata/influxdb/schema"

schema.measurementTagKeys(bucket: "telegraf", measurement: "net", start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

// ---
// == plan as written
// distinct
//     column: _value
//   project
//       keep: [_value]
//     keys
//         column: _value
//       filter
//           fn: (r) => r._measurement == "net"
//         range
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from
//               bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// PruneColumnsRule: 1 ×
//
// == what was not pushed down
// `keys` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// distinct
//     column: _value
//     runs: hashes values; keeps the rows of one table that it sends
//     because: `_value` may differ from row to row
//   project
//       keep: [_value]
//       runs: joins neighbouring tables whose keys become equal; keeps one table
//       because: the keys that are left come in the same order
//     keys
//         column: _value
//         runs: row by row; keeps nothing
//       scan
//           bucket: "telegraf"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._measurement == "net"
//           values: int
//           tags: host, interface
//           columns: [_field]
//           limit: n: 1
//           runs: reads and sends; keeps nothing
