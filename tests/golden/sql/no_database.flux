import "sql"

sql.from(driverName: "sqlite3", dataSourceName: "types.sql", query: "SELECT * FROM t")

// ---
//
// --- stderr
// fluxc: SQLite: file is not a database
//   at no_database.flux:3:1
//   |
// 3 | sql.from(driverName: "sqlite3", dataSourceName: "types.sql", query: "SELECT * FROM t")
//   | ^^^^^^^^
// --- exit 1
