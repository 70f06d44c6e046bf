// explain: --jit never
// data: telegraf telegraf.lp
// The tags of a measurement.
import "influxdata/influxdb/schema"

schema.measurementTagKeys(bucket: "telegraf", measurement: "net", start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

// ---
// == plan as written
// distinct (line 6, in schema.measurementTagKeys)
//     column: _value
//   project (line 6, in schema.measurementTagKeys)
//       keep: [_value]
//     keys (line 6, in schema.measurementTagKeys)
//         column: _value
//       filter (line 6, in schema.measurementTagKeys)
//           fn: (r) => r._measurement == "net"
//         range (line 6, in schema.measurementTagKeys)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 6, in schema.measurementTagKeys)
//               bucket: "telegraf"
//
// == rules
// CatalogueRule: 1 ×, names and values of tags are those of the catalogue
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 2 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "net")`
// of each table the store sends 1 row, which is enough for `catalogue(of: keys)` and what follows
//
// == plan as it will run
// catalogue (line 6, in schema.measurementTagKeys)
//     of: keys
//     runs: all tables together
//     memory: all tables: sends nothing before its input ends
//   scan (line 6, in schema.measurementTagKeys)
//       bucket: "telegraf"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       predicate: (r) => r._measurement == "net"
//       values: int
//       tags: [host, interface]
//       sends: tags only
//       limit: n: 1
//       threads: each takes some of the tables; what they send is put in order again
