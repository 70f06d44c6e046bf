import "array"
import "sql"

array.from(rows: [{n: 1}])
    |> sql.to(driverName: "sqlite3", dataSourceName: "file:types.db?mode=ro", table: "t")

// ---
//
// --- stderr
// fluxc: SQLite: attempt to write a readonly database
//   at read_only_file.flux:5:8
//   |
// 5 |     |> sql.to(driverName: "sqlite3", dataSourceName: "file:types.db?mode=ro", table: "t")
//   |        ^^^^^^
// --- exit 1
