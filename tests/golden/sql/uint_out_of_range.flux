import "array"
import "sql"

array.from(rows: [{u: uint(v: "18446744073709551615")}])
    |> sql.to(driverName: "sqlite3", dataSourceName: ":memory:", table: "t")

// ---
// #datatype,string,long,unsignedLong
// #group,false,false,false
// #default,_result,,
// ,result,table,u
// ,,0,18446744073709551615
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"SQLite cannot hold 18446744073709551615, which is in column `u`
//   at uint_out_of_range.flux:5:8",
// --- stderr
// fluxc: SQLite cannot hold 18446744073709551615, which is in column `u`
//   at uint_out_of_range.flux:5:8
//   |
// 5 |     |> sql.to(driverName: "sqlite3", dataSourceName: ":memory:", table: "t")
//   |        ^^^^^^
// --- exit 1
