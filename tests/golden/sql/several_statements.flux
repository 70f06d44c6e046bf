import "sql"

sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: "SELECT 1; DROP TABLE x")

// ---
//
// --- stderr
// fluxc: SQLite: the query has several statements; only one can run
//   at several_statements.flux:3:1
//   |
// 3 | sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: "SELECT 1; DROP TABLE x")
//   | ^^^^^^^^
// --- exit 1
