// What stands in the source is not repeated.
import "sql"

source = "postgres://user:sec%ret@127.0.0.1/db"

sql.from(driverName: "postgres", dataSourceName: source, query: "SELECT 1")

// ---
//
// --- stderr
// fluxc: `dataSourceName` is not a URL of PostgreSQL; write `postgres://user:password@host:5432/database`, and in user and password `%` and two hexadecimal digits for what is not a letter or digit
//   at malformed_postgres_source.flux:6:1
//   |
// 6 | sql.from(driverName: "postgres", dataSourceName: source, query: "SELECT 1")
//   | ^^^^^^^^
// --- exit 1
