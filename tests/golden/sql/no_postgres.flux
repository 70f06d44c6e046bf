import "sql"

source = "postgres://user:secret@127.0.0.1:1/db?sslmode=disable"

sql.from(driverName: "postgres", dataSourceName: source, query: "SELECT 1")

// ---
//
// --- stderr
// fluxc: PostgreSQL: connection to server at "127.0.0.1", port 1 failed: Connection refused
//   at no_postgres.flux:5:1
//   |
// 5 | sql.from(driverName: "postgres", dataSourceName: source, query: "SELECT 1")
//   | ^^^^^^^^
// --- exit 1
