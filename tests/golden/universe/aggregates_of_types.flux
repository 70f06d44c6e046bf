// Sums keep the type; means are floats.
import "array"

data = array.from(rows: [{i: 3, u: uint(v: 4), f: 1.25}, {i: -8, u: uint(v: 5), f: 0.5}])

data |> sum(column: "i") |> yield(name: "sum of int")

data |> sum(column: "u") |> yield(name: "sum of uint")

data |> sum(column: "f") |> yield(name: "sum of float")

data |> mean(column: "i") |> yield(name: "mean of int")

data |> mean(column: "u") |> yield(name: "mean of uint")

data |> min(column: "u") |> yield(name: "min of uint")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,sum of int,,
// ,result,table,i
// ,,0,-5
//
// #datatype,string,long,unsignedLong
// #group,false,false,false
// #default,sum of uint,,
// ,result,table,u
// ,,0,9
//
// #datatype,string,long,double
// #group,false,false,false
// #default,sum of float,,
// ,result,table,f
// ,,0,1.75
//
// #datatype,string,long,double
// #group,false,false,false
// #default,mean of int,,
// ,result,table,i
// ,,0,-2.5
//
// #datatype,string,long,double
// #group,false,false,false
// #default,mean of uint,,
// ,result,table,u
// ,,0,4.5
//
// #datatype,string,long,long,unsignedLong,double
// #group,false,false,false,false,false
// #default,min of uint,,,,
// ,result,table,i,u,f
// ,,0,3,4,1.25
//
