// run: --memory-limit 20MB
import "sql"

sql.from(
    driverName: "sqlite3",
    dataSourceName: "file:values?mode=memory",
    query: "SELECT length(hex(zeroblob(50000000))) AS size",
)

// ---
//
// --- stderr
// fluxc: SQLite: a value is too large: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at sqlite_value.flux:4:1
//   |
// 4 | sql.from(
//   | ^^^^^^^^
// --- exit 1
