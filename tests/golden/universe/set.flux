import "array"

data =
    array.from(rows: [{host: "a", _value: 1}, {host: "b", _value: 2}])
        |> group(columns: ["host"])

data |> set(key: "region", value: "eu") |> yield(name: "new")

data |> set(key: "host", value: "c") |> yield(name: "key")

// ---
// #datatype,string,long,string,long,string
// #group,false,false,true,false,false
// #default,new,,,,
// ,result,table,host,_value,region
// ,,0,a,1,eu
// ,,1,b,2,eu
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,key,,,
// ,result,table,host,_value
// ,,0,c,1
// ,,0,c,2
//
