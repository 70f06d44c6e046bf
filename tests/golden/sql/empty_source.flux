import "sql"

sql.from(driverName: "sqlite3", dataSourceName: " ", query: "SELECT 1")

// ---
//
// --- stderr
// fluxc: `sql.from`: argument `dataSourceName` must not be empty
//   at empty_source.flux:3:1
//   |
// 3 | sql.from(driverName: "sqlite3", dataSourceName: " ", query: "SELECT 1")
//   | ^^^^^^^^
// --- exit 1
