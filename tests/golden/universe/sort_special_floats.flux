import "array"

data = array.from(rows: [{_value: 1.0}, {_value: 0.0 / 0.0}, {_value: -1.0 / 0.0}, {_value: 1.0 / 0.0}, {_value: -0.0}, {_value: 0.0}])

data |> sort() |> yield(name: "sort")
data |> bottom(n: 5) |> yield(name: "bottom")
data |> top(n: 2) |> yield(name: "top")

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,sort,,
// ,result,table,_value
// ,,0,-Inf
// ,,0,-0
// ,,0,0
// ,,0,1
// ,,0,+Inf
// ,,0,NaN
//
// #datatype,string,long,double
// #group,false,false,false
// #default,bottom,,
// ,result,table,_value
// ,,0,-Inf
// ,,0,-0
// ,,0,0
// ,,0,1
// ,,0,+Inf
//
// #datatype,string,long,double
// #group,false,false,false
// #default,top,,
// ,result,table,_value
// ,,0,NaN
// ,,0,+Inf
//
