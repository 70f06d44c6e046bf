import "array"

nan = 0.0 / 0.0
data = array.from(rows: [{_value: 2.0}, {_value: nan}, {_value: 1.0}, {_value: 3.0}])

data |> min() |> yield(name: "min")

data |> max() |> yield(name: "max")

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,min,,
// ,result,table,_value
// ,,0,1
//
// #datatype,string,long,double
// #group,false,false,false
// #default,max,,
// ,result,table,_value
// ,,0,3
//
