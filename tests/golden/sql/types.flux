// What columns were declared as decides about their types, not what SQLite keeps in them.
import "sql"

sql.from(driverName: "sqlite3", dataSourceName: "file:types.db?mode=ro", query: "SELECT * FROM readings")

// ---
// #datatype,string,long,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,double,string,long,string,long
// #group,false,false,false,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,,,,
// ,result,table,id,at,day,seen,v,price,name,ok,raw,any
// ,,0,1,2024-01-02T01:04:05.678901234Z,2024-02-29T00:00:00Z,2024-01-01T00:00:00Z,1.5,10,a,1,ab,
// ,,0,2,2024-01-02T03:04:05Z,,2024-01-01T00:00:00.123Z,2,2.25,,0,,
// ,,0,3,,2024-01-01T00:00:00Z,,,,,,,7
//
