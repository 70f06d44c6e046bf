import "sql"

sql.from(driverName: "sqlite3", dataSourceName: "file:types.db?mode=ro", query: "SELECT at FROM mixed")

// ---
//
// --- stderr
// fluxc: row 3, column `at` (DATETIME): "soon" is not a value of type time
//   at value_that_is_no_time.flux:3:1
//   |
// 3 | sql.from(driverName: "sqlite3", dataSourceName: "file:types.db?mode=ro", query: "SELECT at FROM mixed")
//   | ^^^^^^^^
// --- exit 1
