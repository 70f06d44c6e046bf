// SQLite would store a null for it.
import "array"
import "sql"

array.from(rows: [{v: float(v: "NaN")}])
    |> sql.to(driverName: "sqlite3", dataSourceName: ":memory:", table: "t")

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,_result,,
// ,result,table,v
// ,,0,NaN
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"SQLite cannot hold NaN, which is in column `v`
//   at values_it_cannot_hold.flux:6:8",
// --- stderr
// fluxc: SQLite cannot hold NaN, which is in column `v`
//   at values_it_cannot_hold.flux:6:8
//   |
// 6 |     |> sql.to(driverName: "sqlite3", dataSourceName: ":memory:", table: "t")
//   |        ^^^^^^
// --- exit 1
