import "sql"

sql.from(driverName: "postgres", dataSourceName: "postgres://tester:hunter2/x@127.0.0.1:1/postgres", query: "SELECT 1")

// ---
//
// --- stderr
// fluxc: `dataSourceName` is not a URL of PostgreSQL; write `postgres://user:password@host:5432/database`, and in user and password `%` and two hexadecimal digits for what is not a letter or digit
//   at credentials_are_not_shown.flux:3:1
// --- exit 1
