// A file that `sql.to` makes, read again.
import "array"
import "sql"

source = "file:made.db?_journal_mode=MEMORY&_txlock=immediate"

array.from(
    rows: [
        {_time: 2024-01-02T03:04:05.123456789Z, host: "it's \"a\"", v: 1.5, n: -3, u: uint(v: 7)},
        {_time: 1969-12-31T23:59:59Z, host: "", v: 0.1, n: 9223372036854775807, u: uint(v: 0)},
    ],
)
    |> sql.to(driverName: "sqlite3", dataSourceName: source, table: "the \"table\"", batchSize: 1)
    |> yield(name: "written")

sql.from(driverName: "sqlite3", dataSourceName: source, query: "SELECT * FROM \"the \"\"table\"\"\"")
    |> yield(name: "read")

// ---
// #datatype,string,long,dateTime:RFC3339,string,double,long,unsignedLong
// #group,false,false,false,false,false,false,false
// #default,written,,,,,,
// ,result,table,_time,host,v,n,u
// ,,0,2024-01-02T03:04:05.123456789Z,"it's ""a""",1.5,-3,7
// ,,0,1969-12-31T23:59:59Z,,0.1,9223372036854775807,0
//
// #datatype,string,long,dateTime:RFC3339,string,double,long,long
// #group,false,false,false,false,false,false,false
// #default,read,,,,,,
// ,result,table,_time,host,v,n,u
// ,,0,2024-01-02T03:04:05.123456789Z,"it's ""a""",1.5,-3,7
// ,,0,1969-12-31T23:59:59Z,,0.1,9223372036854775807,0
//
