// The last `@` ends user and password.
import "sql"

source = "postgres://ua:SEC@RETPW@127.0.0.1:1/postgres?sslmode=disable"

sql.from(driverName: "postgres", dataSourceName: source, query: "SELECT 1")

// ---
//
// --- stderr
// fluxc: PostgreSQL: connection to server at "127.0.0.1", port 1 failed: Connection refused
//   at at_in_postgres_password.flux:6:1
//   |
// 6 | sql.from(driverName: "postgres", dataSourceName: source, query: "SELECT 1")
//   | ^^^^^^^^
// --- exit 1
