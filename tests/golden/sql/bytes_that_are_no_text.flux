import "sql"

sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: "SELECT x'ff00' AS raw")

// ---
//
// --- stderr
// fluxc: row 1, column `raw`: bytes that are not UTF-8, which no column can hold; encode them in the query, for instance with `HEX`
//   at bytes_that_are_no_text.flux:3:1
//   |
// 3 | sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: "SELECT x'ff00' AS raw")
//   | ^^^^^^^^
// --- exit 1
