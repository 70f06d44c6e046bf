import "experimental/iox"

iox.sql(bucket: "b", query: "SELECT 1")

// ---
//
// --- stderr
// fluxc: `iox.sql`: InfluxDB 3 cannot be read here; read databases that speak SQL with `sql.from` of package `sql`
//   at sql.flux:3:1
//   |
// 3 | iox.sql(bucket: "b", query: "SELECT 1")
//   | ^^^^^^^
// --- exit 1
