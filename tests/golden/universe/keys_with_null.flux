import "array"
import "internal/debug"

null = debug.null(type: "string")
data = array.from(rows: [{a: "k", b: "x", _value: 1.0}, {a: null, b: "x", _value: 2.0}, {a: null, b: null, _value: 3.0}])

data |> group(columns: ["a"]) |> distinct(column: "a") |> yield(name: "distinct")
data |> group(columns: ["a", "b"]) |> fill(column: "b", value: "x") |> sum() |> yield(name: "fill")
data |> group(columns: ["a"]) |> pivot(rowKey: ["b"], columnKey: ["a"], valueColumn: "_value") |> yield(name: "pivot")
data |> group(columns: ["a"]) |> stateCount(fn: (r) => exists r.b) |> yield(name: "stateCount")

// ---
// #datatype,string,long,string,string
// #group,false,false,true,false
// #default,distinct,,,
// ,result,table,a,_value
// ,,0,,
// ,,1,k,k
//
// #datatype,string,long,string,string,double
// #group,false,false,true,true,false
// #default,fill,,,,
// ,result,table,a,b,_value
// ,,0,,x,5
// ,,1,k,x,1
//
// #datatype,string,long,string,double,double
// #group,false,false,false,false,false
// #default,pivot,,,,
// ,result,table,b,null,k
// ,,0,x,2,1
// ,,0,,3,
//
// #datatype,string,long,string,string,double,long
// #group,false,false,true,false,false,false
// #default,stateCount,,,,,
// ,result,table,a,b,_value,stateCount
// ,,0,,x,2,1
// ,,0,,,3,-1
// ,,1,k,x,1,1
//
