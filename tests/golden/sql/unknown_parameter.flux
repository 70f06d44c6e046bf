import "sql"

sql.from(driverName: "sqlite3", dataSourceName: "file:types.db?_foreign_key=1", query: "SELECT 1")

// ---
//
// --- stderr
// fluxc: SQLite: there is no parameter `_foreign_key`
//   at unknown_parameter.flux:3:1
//   |
// 3 | sql.from(driverName: "sqlite3", dataSourceName: "file:types.db?_foreign_key=1", query: "SELECT 1")
//   | ^^^^^^^^
// --- exit 1
