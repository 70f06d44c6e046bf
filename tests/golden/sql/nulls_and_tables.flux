// Tables of one stream go into one table of the database, the columns of their keys as well.
import "csv"
import "sql"

data =
    "#datatype,string,long,string,double,boolean
#group,false,false,true,false,false
#default,_result,,,,
,result,table,host,v,_
,,0,a,1,
,,0,a,,
,,1,b,3,
"

csv.from(csv: data)
    |> drop(columns: ["_"])
    |> sql.to(driverName: "sqlite3", dataSourceName: "made.db", table: "t")
    |> yield(name: "written")

sql.from(driverName: "sqlite3", dataSourceName: "made.db", query: "SELECT *, NULL AS absent, count(*) OVER () AS n FROM t")
    |> yield(name: "read")

// ---
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,written,,,
// ,result,table,host,v
// ,,0,a,1
// ,,0,a,
// ,,1,b,3
//
// #datatype,string,long,string,double,string,long
// #group,false,false,false,false,false,false
// #default,read,,,,,
// ,result,table,host,v,absent,n
// ,,0,a,1,,3
// ,,0,a,,,3
// ,,0,b,3,,3
//
