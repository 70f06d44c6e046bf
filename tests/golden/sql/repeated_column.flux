import "sql"

sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: "SELECT 1 AS a, 2 AS a")

// ---
//
// --- stderr
// fluxc: two columns of the result are called `a`; rename one in the query with `AS`
//   at repeated_column.flux:3:1
//   |
// 3 | sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: "SELECT 1 AS a, 2 AS a")
//   | ^^^^^^^^
// --- exit 1
