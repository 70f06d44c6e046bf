import "array"
import "sql"

array.from(rows: [{ok: true}])
    |> sql.to(driverName: "sqlite3", dataSourceName: ":memory:", table: "t")

// ---
//
// --- stderr
// fluxc: SQLite has no type for bool, which column `ok` is; convert it, for instance with `int(v:)`
//   at bool_column.flux:5:8
//   |
// 5 |     |> sql.to(driverName: "sqlite3", dataSourceName: ":memory:", table: "t")
//   |        ^^^^^^
// --- exit 1
