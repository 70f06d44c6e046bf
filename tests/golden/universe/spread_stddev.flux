import "array"

data =
    array.from(rows: [{_value: 2.0}, {_value: 4.0}, {_value: 4.0}, {_value: 4.0}, {_value: 5.0}, {_value: 5.0}, {_value: 7.0}, {_value: 9.0}])

data |> spread() |> yield(name: "spread")

data |> stddev() |> yield(name: "sample")

data |> stddev(mode: "population") |> yield(name: "population")

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,spread,,
// ,result,table,_value
// ,,0,7
//
// #datatype,string,long,double
// #group,false,false,false
// #default,sample,,
// ,result,table,_value
// ,,0,2.138089935299395
//
// #datatype,string,long,double
// #group,false,false,false
// #default,population,,
// ,result,table,_value
// ,,0,2
//
