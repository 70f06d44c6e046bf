// Of two filters each decides about the tables that it empties itself.
import "array"

data =
    array.from(rows: [{host: "a", _value: 1}, {host: "a", _value: 9}, {host: "b", _value: 2}, {host: "c", _value: 9}])
        |> group(columns: ["host"])

data
    |> filter(fn: (r) => r.host != "c")
    |> filter(fn: (r) => r._value > 5, onEmpty: "keep")
    |> yield(name: "drop then keep")

data
    |> filter(fn: (r) => r.host != "c", onEmpty: "keep")
    |> filter(fn: (r) => r._value > 5)
    |> yield(name: "keep then drop")

data
    |> filter(fn: (r) => r.host != "c", onEmpty: "keep")
    |> filter(fn: (r) => r._value > 5, onEmpty: "keep")
    |> yield(name: "keep both")

data
    |> map(fn: (r) => ({r with _value: r._value * 2}))
    |> filter(fn: (r) => r._value > 10, onEmpty: "keep")
    |> count()
    |> yield(name: "after map")

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,drop then keep,,,
// ,result,table,host,_value
// ,,0,a,9
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,drop then keep,1,b,
// ,result,table,host,_value
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,keep then drop,,,
// ,result,table,host,_value
// ,,0,a,9
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,keep both,,,
// ,result,table,host,_value
// ,,0,a,9
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,keep both,1,b,
// ,result,table,host,_value
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,keep both,2,c,
// ,result,table,host,_value
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,after map,,,
// ,result,table,host,_value
// ,,0,a,1
// ,,1,b,0
// ,,2,c,1
//
