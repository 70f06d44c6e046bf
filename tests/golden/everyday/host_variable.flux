// explain: --jit never
// data: telegraf telegraf.lp
// The choices of a dashboard variable.
import "influxdata/influxdb/schema"

schema.tagValues(bucket: "telegraf", tag: "host", start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

// ---
// == plan as written
// distinct (line 6, in schema.tagValues)
//     column: host
//   group (line 6, in schema.tagValues)
//       columns: []
//     project (line 6, in schema.tagValues)
//         keep: [host]
//       filter (line 6, in schema.tagValues)
//           fn: (r) => true
//         range (line 6, in schema.tagValues)
//             range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           from (line 6, in schema.tagValues)
//               bucket: "telegraf"
//
// == rules
// CatalogueRule: 1 ×, names and values of tags are those of the catalogue
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// ConstantFilterRule: 1 ×, a filter that passes all rows is left out
// PushIntoSourceRule: 1 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
//
// == sources
// the store does `range`
// of each table the store sends 1 row, which is enough for `catalogue(of: host)` and what follows
//
// == plan as it will run
// catalogue (line 6, in schema.tagValues)
//     of: host
//     runs: all tables together
//     memory: all tables: sends nothing before its input ends
//   scan (line 6, in schema.tagValues)
//       bucket: "telegraf"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       tags of some series: [cpu, host, interface, meter, path, route]
//       sends: tags only
//       limit: n: 1
//       threads: each takes some of the tables; what they send is put in order again
