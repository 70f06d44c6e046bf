// Reading makes no file.
import "sql"

sql.from(driverName: "sqlite3", dataSourceName: "missing.db", query: "SELECT 1")

// ---
//
// --- stderr
// fluxc: SQLite: unable to open database file: No such file or directory
//   at missing_file.flux:4:1
//   |
// 4 | sql.from(driverName: "sqlite3", dataSourceName: "missing.db", query: "SELECT 1")
//   | ^^^^^^^^
// --- exit 1
