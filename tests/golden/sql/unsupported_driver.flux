import "sql"

sql.from(driverName: "snowflake", dataSourceName: "name:secret@account/db", query: "SELECT 1")

// ---
//
// --- stderr
// fluxc: `sql.from`: argument `driverName` is "snowflake", which is not supported; there are mysql, postgres, sqlite3
//   at unsupported_driver.flux:3:1
// --- exit 1
