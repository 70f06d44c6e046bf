import "sql"

sql.from(driverName: "sqlite3", dataSourceName: "file:types.db?mode=ro", query: "SELECT n FROM mixed")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,n
// ,,0,1
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"row 2, column `n` (INT): ""two"" is not of type int; convert it with `CAST` in the query
//   at value_of_other_type.flux:3:1",
// --- stderr
// fluxc: row 2, column `n` (INT): "two" is not of type int; convert it with `CAST` in the query
//   at value_of_other_type.flux:3:1
//   |
// 3 | sql.from(driverName: "sqlite3", dataSourceName: "file:types.db?mode=ro", query: "SELECT n FROM mixed")
//   | ^^^^^^^^
// --- exit 1
