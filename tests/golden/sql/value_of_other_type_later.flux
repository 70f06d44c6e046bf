import "sql"

sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: "SELECT 1 AS a UNION ALL SELECT 2.5")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,a
// ,,0,1
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"row 2, column `a`: 2.5 is not of type int; convert it with `CAST` in the query
//   at value_of_other_type_later.flux:3:1",
// --- stderr
// fluxc: row 2, column `a`: 2.5 is not of type int; convert it with `CAST` in the query
//   at value_of_other_type_later.flux:3:1
//   |
// 3 | sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: "SELECT 1 AS a UNION ALL SELECT 2.5")
//   | ^^^^^^^^
// --- exit 1
