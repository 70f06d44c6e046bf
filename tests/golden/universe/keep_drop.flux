import "array"

data =
    array.from(rows: [{host: "a", region: "eu", v1: 1, v2: 2}, {host: "b", region: "eu", v1: 3, v2: 4}])
        |> group(columns: ["host", "region"])

data |> keep(columns: ["region", "v2"]) |> yield(name: "keep list")

data |> keep(fn: (column) => column =~ /^v/) |> yield(name: "keep function")

data |> drop(columns: ["host", "v1"]) |> yield(name: "drop list")

data |> drop(fn: (column) => column == "host" or column == "v2") |> yield(name: "drop function")

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,keep list,,,
// ,result,table,region,v2
// ,,0,eu,2
// ,,0,eu,4
//
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,keep function,,,
// ,result,table,v1,v2
// ,,0,1,2
// ,,0,3,4
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,drop list,,,
// ,result,table,region,v2
// ,,0,eu,2
// ,,0,eu,4
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,drop function,,,
// ,result,table,region,v1
// ,,0,eu,1
// ,,0,eu,3
//
