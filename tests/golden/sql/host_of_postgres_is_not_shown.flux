// What stands where the host should may be a part of a password.
import "sql"

sql.from(driverName: "postgres", dataSourceName: "postgres://u:p@SECRET.invalid/db", query: "SELECT 1")

// ---
//
// --- stderr
// fluxc: PostgreSQL: the host in `dataSourceName` has no address
//   at host_of_postgres_is_not_shown.flux:4:1
// --- exit 1
