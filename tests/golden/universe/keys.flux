import "array"

data =
    array.from(rows: [{host: "a", region: "eu", v: 1}, {host: "b", region: "eu", v: 2}])
        |> group(columns: ["host", "region"])

data |> keys() |> yield(name: "keys")

data |> keyValues(keyColumns: ["host", "region"]) |> yield(name: "keyValues")

data |> keep(columns: ["host", "v"]) |> keys() |> keep(columns: ["_value"]) |> distinct() |> yield(name: "distinct")

// ---
// #datatype,string,long,string,string,string
// #group,false,false,true,true,false
// #default,keys,,,,
// ,result,table,host,region,_value
// ,,0,a,eu,host
// ,,0,a,eu,region
// ,,1,b,eu,host
// ,,1,b,eu,region
//
// #datatype,string,long,string,string,string,string
// #group,false,false,true,true,false,false
// #default,keyValues,,,,,
// ,result,table,host,region,_key,_value
// ,,0,a,eu,host,a
// ,,0,a,eu,region,eu
// ,,1,b,eu,host,b
// ,,1,b,eu,region,eu
//
// #datatype,string,long,string
// #group,false,false,false
// #default,distinct,,
// ,result,table,_value
// ,,0,host
//
