import "array"
import "sql"

array.from(rows: [{a: 1}])
    |> sql.to(driverName: "sqlite3", dataSourceName: "file:never-made.db", table: "t", batchSize: 0)

// ---
//
// --- stderr
// fluxc: `sql.to`: argument `batchSize` must be positive, found 0
//   at to_batch_size.flux:5:8
//   |
// 5 |     |> sql.to(driverName: "sqlite3", dataSourceName: "file:never-made.db", table: "t", batchSize: 0)
//   |        ^^^^^^
// --- exit 1
