// explain: --jit never
// data: telegraf telegraf.lp
// How many hosts there are.
from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T02:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu")
    |> keep(columns: ["host"])
    |> group()
    |> distinct(column: "host")
    |> count()

// ---
// == plan as written
// aggregate (line 10)
//     fn: count
//     column: _value
//   distinct (line 9)
//       column: host
//     group (line 8)
//         columns: []
//       project (line 7)
//           keep: [host]
//         filter (line 6)
//             fn: (r) => r._measurement == "cpu"
//           range (line 5)
//               range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//             from (line 4)
//                 bucket: "telegraf"
//
// == rules
// CatalogueRule: 1 ×, names and values of tags are those of the catalogue
// PushRangeIntoScanRule: 1 ×, `range` bounds what is read
// PushIntoSourceRule: 2 ×, a source does an operation while it reads
// FactsOfSeriesRule: 1 ×, a source says which types and tags its series have
// PruneColumnsRule: 1 ×, columns that nothing reads are not read
//
// == sources
// the store does `range` and `filter(fn: (r) => r._measurement == "cpu")`
// of each table the store sends 1 row, which is enough for `catalogue(of: host)` and what follows
//
// == plan as it will run
// aggregate (line 10)
//     fn: count
//     column: _value
//     runs: folds each table and sends its row
//     memory: what it needs of one table
//     because: tables come in order of their keys
//   catalogue (line 9)
//       of: host
//       runs: all tables together
//       memory: all tables: sends nothing before its input ends
//     scan (line 4)
//         bucket: "telegraf"
//         range: 2024-01-01T00:00:00Z .. 2024-01-01T02:00:00Z
//         predicate: (r) => r._measurement == "cpu"
//         values: float
//         tags: [cpu, host]
//         sends: tags only
//         limit: n: 1
//         threads: each takes some of the tables; what they send is put in order again
