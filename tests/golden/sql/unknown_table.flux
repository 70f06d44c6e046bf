import "sql"

sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: "SELECT * FROM nowhere")

// ---
//
// --- stderr
// fluxc: SQLite: no such table: nowhere
//   at unknown_table.flux:3:1
//   |
// 3 | sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: "SELECT * FROM nowhere")
//   | ^^^^^^^^
// --- exit 1
