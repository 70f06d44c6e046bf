import "sql"

sql.from(driverName: "sqlite3", dataSourceName: "file:types.db?mode=ro", query: "SELECT at FROM mixed")

// ---
// #datatype,string,long,dateTime:RFC3339
// #group,false,false,false
// #default,_result,,
// ,result,table,at
// ,,0,2024-01-01T00:00:00Z
// ,,0,2024-01-01T00:00:00Z
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"row 3, column `at` (DATETIME): ""soon"" is not a value of type time
//   at value_that_is_no_time.flux:3:1",
// --- stderr
// fluxc: row 3, column `at` (DATETIME): "soon" is not a value of type time
//   at value_that_is_no_time.flux:3:1
//   |
// 3 | sql.from(driverName: "sqlite3", dataSourceName: "file:types.db?mode=ro", query: "SELECT at FROM mixed")
//   | ^^^^^^^^
// --- exit 1
