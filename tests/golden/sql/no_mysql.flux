import "sql"

source = "user:secret@tcp(127.0.0.1:1)/db"

sql.from(driverName: "mysql", dataSourceName: source, query: "SELECT 1")

// ---
//
// --- stderr
// fluxc: MySQL: Can't connect to server on '127.0.0.1' (111)
//   at no_mysql.flux:5:1
//   |
// 5 | sql.from(driverName: "mysql", dataSourceName: source, query: "SELECT 1")
//   | ^^^^^^^^
// --- exit 1
