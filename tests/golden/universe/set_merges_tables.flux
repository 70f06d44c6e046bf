import "array"
import "experimental"
import "internal/debug"

hosts = array.from(rows: [{host: "a", _value: 1}, {host: "b", _value: 2}, {host: "c", _value: 4}]) |> group(columns: ["host"])

hosts |> set(key: "host", value: "b") |> yield(name: "set")
hosts |> experimental.set(o: {host: "a", unit: "s"}) |> yield(name: "set of a record")
hosts |> map(fn: (r) => ({r with host: if r.host == "c" then "a" else r.host})) |> sum() |> yield(name: "map")

array.from(rows: [{host: "a", _value: 1}, {host: debug.null(type: "string"), _value: 2}])
    |> group(columns: ["host"])
    |> fill(column: "host", value: "a")
    |> yield(name: "fill")

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,set,,,
// ,result,table,host,_value
// ,,0,b,1
// ,,0,b,2
// ,,0,b,4
//
// #datatype,string,long,string,long,string
// #group,false,false,true,false,false
// #default,set of a record,,,,
// ,result,table,host,_value,unit
// ,,0,a,1,s
// ,,0,a,2,s
// ,,0,a,4,s
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,map,,,
// ,result,table,host,_value
// ,,0,a,5
// ,,1,b,2
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,fill,,,
// ,result,table,host,_value
// ,,0,a,2
// ,,0,a,1
//
