import "sql"

sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: "SELECT 1 AS a UNION ALL SELECT 2.5")

// ---
//
// --- stderr
// fluxc: row 2, column `a`: 2.5 is not of type int; convert it with `CAST` in the query
//   at value_of_other_type_later.flux:3:1
//   |
// 3 | sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: "SELECT 1 AS a UNION ALL SELECT 2.5")
//   | ^^^^^^^^
// --- exit 1
