import "sql"

source = "user:secret@udp(127.0.0.1:1)/db"

sql.from(driverName: "mysql", dataSourceName: source, query: "SELECT 1")

// ---
//
// --- stderr
// fluxc: `dataSourceName` has a protocol other than `tcp` and `unix`; write `user:password@tcp(host:3306)/database?parameter=value`
//   at malformed_mysql_source.flux:5:1
//   |
// 5 | sql.from(driverName: "mysql", dataSourceName: source, query: "SELECT 1")
//   | ^^^^^^^^
// --- exit 1
