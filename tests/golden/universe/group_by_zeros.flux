// Zeros of both signs are one group, and its key is that of its first row.
import "array"

negative_first = array.from(rows: [{host: "b", v: -0.0}, {host: "a", v: 0.0}])
positive_first = negative_first |> group(columns: ["host"]) |> group()

negative_first |> group(columns: ["v"]) |> yield(name: "negative first")
negative_first |> group(columns: ["host"], mode: "except") |> yield(name: "negative first, except")
positive_first |> group(columns: ["v"]) |> yield(name: "positive first")
positive_first |> group(columns: ["host"], mode: "except") |> yield(name: "positive first, except")

// ---
// #datatype,string,long,string,double
// #group,false,false,false,true
// #default,negative first,,,
// ,result,table,host,v
// ,,0,b,-0
// ,,0,a,-0
//
// #datatype,string,long,string,double
// #group,false,false,false,true
// #default,"negative first, except",,,
// ,result,table,host,v
// ,,0,b,-0
// ,,0,a,-0
//
// #datatype,string,long,string,double
// #group,false,false,false,true
// #default,positive first,,,
// ,result,table,host,v
// ,,0,a,0
// ,,0,b,0
//
// #datatype,string,long,string,double
// #group,false,false,false,true
// #default,"positive first, except",,,
// ,result,table,host,v
// ,,0,a,0
// ,,0,b,0
//
