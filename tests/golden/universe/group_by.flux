import "array"

data =
    array.from(
        rows: [
            {host: "a", region: "eu", _value: 1},
            {host: "b", region: "us", _value: 2},
            {host: "a", region: "us", _value: 3},
            {host: "b", region: "eu", _value: 4},
        ],
    )

data |> group(columns: ["host"]) |> yield(name: "one")

data |> group(columns: ["region", "host"]) |> yield(name: "two")

data |> group(columns: ["host"]) |> group() |> yield(name: "none")

data |> group(columns: ["_value"], mode: "except") |> yield(name: "except")

data |> group(columns: ["host", "missing"]) |> yield(name: "missing")

// ---
// #datatype,string,long,string,string,long
// #group,false,false,true,false,false
// #default,one,,,,
// ,result,table,host,region,_value
// ,,0,a,eu,1
// ,,0,a,us,3
// ,,1,b,us,2
// ,,1,b,eu,4
//
// #datatype,string,long,string,string,long
// #group,false,false,true,true,false
// #default,two,,,,
// ,result,table,host,region,_value
// ,,0,a,eu,1
// ,,1,a,us,3
// ,,2,b,eu,4
// ,,3,b,us,2
//
// #datatype,string,long,string,string,long
// #group,false,false,false,false,false
// #default,none,,,,
// ,result,table,host,region,_value
// ,,0,a,eu,1
// ,,0,a,us,3
// ,,0,b,us,2
// ,,0,b,eu,4
//
// #datatype,string,long,string,string,long
// #group,false,false,true,true,false
// #default,except,,,,
// ,result,table,host,region,_value
// ,,0,a,eu,1
// ,,1,a,us,3
// ,,2,b,eu,4
// ,,3,b,us,2
//
// #datatype,string,long,string,string,long
// #group,false,false,true,false,false
// #default,missing,,,,
// ,result,table,host,region,_value
// ,,0,a,eu,1
// ,,0,a,us,3
// ,,1,b,us,2
// ,,1,b,eu,4
//
