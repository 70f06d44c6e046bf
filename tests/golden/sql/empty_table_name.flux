import "array"
import "sql"

array.from(rows: [{n: 1}])
    |> sql.to(driverName: "sqlite3", dataSourceName: ":memory:", table: "")

// ---
//
// --- stderr
// fluxc: `sql.to`: argument `table` must not be empty
//   at empty_table_name.flux:5:8
//   |
// 5 |     |> sql.to(driverName: "sqlite3", dataSourceName: ":memory:", table: "")
//   |        ^^^^^^
// --- exit 1
