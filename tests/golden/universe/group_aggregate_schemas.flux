// Groups of rows meet whatever else their tables have, and whether the new key was a part of the old one.
import "array"

plain = array.from(rows: [{host: "b", level: 1.5, _value: 1}, {host: "a", level: -0.0, _value: 2}])
wide = array.from(rows: [{host: "a", level: 0.0, _value: 4}, {host: "c", level: 1.5, _value: 8}]) |> duplicate(column: "host", as: "note")
keyed = array.from(rows: [{host: "b", level: 1.5, _value: 16}, {host: "d", level: 2.5, _value: 32}]) |> group(columns: ["host", "level"])
texts = array.from(rows: [{host: "b", level: 1.5, _value: 64}, {host: "e", level: 1.5, _value: 128}]) |> duplicate(column: "host", as: "note")

union(tables: [plain, plain]) |> group(columns: ["host", "level"]) |> sum() |> yield(name: "one schema")
union(tables: [plain, wide, texts]) |> group(columns: ["host", "level"]) |> sum() |> yield(name: "two schemas")
union(tables: [plain, keyed, wide]) |> group(columns: ["host", "level"]) |> sum() |> yield(name: "whole tables among them")
union(tables: [keyed, wide]) |> group(columns: ["host"]) |> count() |> yield(name: "whole tables first")

// ---
// #datatype,string,long,string,double,long
// #group,false,false,true,true,false
// #default,one schema,,,,
// ,result,table,host,level,_value
// ,,0,a,-0,4
// ,,1,b,1.5,2
//
// #datatype,string,long,string,double,long
// #group,false,false,true,true,false
// #default,two schemas,,,,
// ,result,table,host,level,_value
// ,,0,a,-0,6
// ,,1,b,1.5,65
// ,,2,c,1.5,8
// ,,3,e,1.5,128
//
// #datatype,string,long,string,double,long
// #group,false,false,true,true,false
// #default,whole tables among them,,,,
// ,result,table,host,level,_value
// ,,0,a,-0,6
// ,,1,b,1.5,17
// ,,2,c,1.5,8
// ,,3,d,2.5,32
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,whole tables first,,,
// ,result,table,host,_value
// ,,0,a,1
// ,,1,b,1
// ,,2,c,1
// ,,3,d,1
//
