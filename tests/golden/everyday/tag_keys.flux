// explain: --jit never
// data: telegraf telegraf.lp
// The tags of a measurement.
import "influxdata/influxdb/schema"

schema.measurementTagKeys(bucket: "telegraf", measurement: "net", start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

// ---
// == plan as written
// distinct (line 6)
//     column: _value
//   project (line 6)
//       keep: [_value]
//     keys (line 6)
//         column: _value
//       filter (line 6)
//           fn: (r) => r._measurement == "net"
//         range (line 6)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 6)
//               bucket: "telegraf"
//
// == rules
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
//
// == sources
// the store does `range`, `filter(fn: (r) => r._measurement == "net")` and `limit(n: 1)`
// of each table the store sends 1 row, which is enough for `keys(column: "_value")` and what follows
//
// == plan as it will run
// distinct (line 6)
//     column: _value
//     runs: hashes values
//     memory: what it needs of one table
//     because: `_value` may differ from row to row
//   project (line 6)
//       keep: [_value]
//       runs: joins neighbouring tables whose keys become equal
//       memory: one table
//       because: what is left of the keys is in order, too
//     keys (line 6)
//         column: _value
//         threads: each takes some of the tables, in order again behind
//       scan (line 6)
//           bucket: "telegraf"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._measurement == "net"
//           values: int
//           tags: [host, interface]
//           reads of points: []
//           limit: n: 1
//           threads: each takes some of the tables
