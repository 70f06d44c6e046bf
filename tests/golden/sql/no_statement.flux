import "sql"

sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: " -- nothing")

// ---
//
// --- stderr
// fluxc: SQLite: there is no statement in the query
//   at no_statement.flux:3:1
//   |
// 3 | sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: " -- nothing")
//   | ^^^^^^^^
// --- exit 1
