// Tables of equal keys become one; columns that a stream lacks are null in its rows.
import "array"

a = array.from(rows: [{host: "a", _value: 1}]) |> group(columns: ["host"]) |> drop(columns: [])
b = array.from(rows: [{host: "b", _value: 2}]) |> group(columns: ["host"]) |> drop(columns: [])
more = array.from(rows: [{host: "b", extra: "x", _value: 3}]) |> group(columns: ["host"]) |> drop(columns: [])

union(tables: [a, b, more])
    |> sort()

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,host,_value
// ,,0,a,1
//
// #datatype,string,long,string,long,string
// #group,false,false,true,false,false
// #default,_result,,,,
// ,result,table,host,_value,extra
// ,,1,b,2,
// ,,1,b,3,x
//
