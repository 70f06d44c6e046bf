// Tables without a row left are dropped unless `onEmpty` says `keep`.
import "array"

data =
    array.from(rows: [{host: "a", _value: 1}, {host: "a", _value: 9}, {host: "b", _value: 2}])
        |> group(columns: ["host"])

data |> filter(fn: (r) => r._value > 5) |> yield(name: "default")

data |> filter(fn: (r) => r._value > 5, onEmpty: "drop") |> yield(name: "drop")

data |> filter(fn: (r) => r._value > 5, onEmpty: "keep") |> yield(name: "keep")

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,default,,,
// ,result,table,host,_value
// ,,0,a,9
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,drop,,,
// ,result,table,host,_value
// ,,0,a,9
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,keep,,,
// ,result,table,host,_value
// ,,0,a,9
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,keep,1,b,
// ,result,table,host,_value
//
