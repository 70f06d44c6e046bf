// Rows of groups by values: those of groups without a value are empty tables, and of zeros the first one counts.
import "array"
import "internal/debug"

rows = array.from(
    rows: [
        {k: 1.5, s: "a", n: 3, _time: 2024-01-01T00:00:00Z},
        {k: -0.0, s: "b", n: 1, _time: 2024-01-01T00:00:01Z},
        {k: 0.0, s: "b", n: 7, _time: 2024-01-01T00:00:02Z},
        {k: 1.5, s: "a", n: 2, _time: 2024-01-01T00:00:03Z},
        {k: 2.5, s: "c", n: debug.null(type: "int"), _time: 2024-01-01T00:00:04Z},
        {k: debug.null(type: "float"), s: "c", n: 5, _time: 2024-01-01T00:00:05Z},
        {k: debug.null(type: "float"), s: "c", n: 6, _time: debug.null(type: "time")},
        {k: 2.5, s: "d", n: debug.null(type: "int"), _time: 2024-01-01T00:00:07Z},
    ],
)
by_key = rows |> group(columns: ["k"])

by_key |> first(column: "n") |> yield(name: "first")
by_key |> last(column: "_time") |> yield(name: "last")
by_key |> min(column: "n") |> yield(name: "min")
by_key |> max(column: "_time") |> yield(name: "max")
by_key |> first(column: "k") |> yield(name: "of the key")
rows |> group(columns: ["s", "k"]) |> last(column: "n") |> yield(name: "two columns")
union(tables: [rows, rows |> drop(columns: ["s"])])
    |> group(columns: ["k"])
    |> max(column: "n")
    |> yield(name: "tables of several columns")

// ---
// #datatype,string,long,double,string,long,dateTime:RFC3339
// #group,false,false,true,false,false,false
// #default,first,,,,,
// ,result,table,k,s,n,_time
// ,,0,,c,5,2024-01-01T00:00:05Z
// ,,1,-0,b,1,2024-01-01T00:00:01Z
// ,,2,1.5,a,3,2024-01-01T00:00:00Z
//
// #datatype,string,long,double,string,long,dateTime:RFC3339
// #group,false,false,true,false,false,false
// #default,first,3,2.5,,,
// ,result,table,k,s,n,_time
//
// #datatype,string,long,double,string,long,dateTime:RFC3339
// #group,false,false,true,false,false,false
// #default,last,,,,,
// ,result,table,k,s,n,_time
// ,,0,,c,5,2024-01-01T00:00:05Z
// ,,1,-0,b,7,2024-01-01T00:00:02Z
// ,,2,1.5,a,2,2024-01-01T00:00:03Z
// ,,3,2.5,d,,2024-01-01T00:00:07Z
//
// #datatype,string,long,double,string,long,dateTime:RFC3339
// #group,false,false,true,false,false,false
// #default,min,,,,,
// ,result,table,k,s,n,_time
// ,,0,,c,5,2024-01-01T00:00:05Z
// ,,1,-0,b,1,2024-01-01T00:00:01Z
// ,,2,1.5,a,2,2024-01-01T00:00:03Z
//
// #datatype,string,long,double,string,long,dateTime:RFC3339
// #group,false,false,true,false,false,false
// #default,min,3,2.5,,,
// ,result,table,k,s,n,_time
//
// #datatype,string,long,double,string,long,dateTime:RFC3339
// #group,false,false,true,false,false,false
// #default,max,,,,,
// ,result,table,k,s,n,_time
// ,,0,,c,5,2024-01-01T00:00:05Z
// ,,1,-0,b,7,2024-01-01T00:00:02Z
// ,,2,1.5,a,2,2024-01-01T00:00:03Z
// ,,3,2.5,d,,2024-01-01T00:00:07Z
//
// #datatype,string,long,double,string,long,dateTime:RFC3339
// #group,false,false,true,false,false,false
// #default,of the key,0,,,,
// ,result,table,k,s,n,_time
//
// #datatype,string,long,double,string,long,dateTime:RFC3339
// #group,false,false,true,false,false,false
// #default,of the key,,,,,
// ,result,table,k,s,n,_time
// ,,1,-0,b,1,2024-01-01T00:00:01Z
// ,,2,1.5,a,3,2024-01-01T00:00:00Z
// ,,3,2.5,c,,2024-01-01T00:00:04Z
//
// #datatype,string,long,double,string,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,two columns,,,,,
// ,result,table,k,s,n,_time
// ,,0,,c,6,
// ,,1,-0,b,7,2024-01-01T00:00:02Z
// ,,2,1.5,a,2,2024-01-01T00:00:03Z
//
// #datatype,string,long,double,string,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,two columns,3,2.5,c,,
// ,result,table,k,s,n,_time
//
// #datatype,string,long,double,string,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,two columns,4,2.5,d,,
// ,result,table,k,s,n,_time
//
// #datatype,string,long,double,string,long,dateTime:RFC3339
// #group,false,false,true,false,false,false
// #default,tables of several columns,,,,,
// ,result,table,k,s,n,_time
// ,,0,,c,6,
// ,,1,-0,b,7,2024-01-01T00:00:02Z
// ,,2,1.5,a,3,2024-01-01T00:00:00Z
//
// #datatype,string,long,double,string,long,dateTime:RFC3339
// #group,false,false,true,false,false,false
// #default,tables of several columns,3,2.5,,,
// ,result,table,k,s,n,_time
//
