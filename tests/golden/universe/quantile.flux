import "array"

data =
    array.from(rows: [{_value: 1.0}, {_value: 3.0}, {_value: 5.0}, {_value: 7.0}, {_value: 20.0}])

data |> quantile(q: 0.5) |> yield(name: "estimate")

data |> quantile(q: 0.9, method: "exact_mean") |> yield(name: "exact_mean")

data |> quantile(q: 0.9, method: "exact_selector") |> yield(name: "exact_selector")

data |> median() |> yield(name: "median")

data |> median(method: "exact_selector") |> yield(name: "median row")

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,estimate,,
// ,result,table,_value
// ,,0,5
//
// #datatype,string,long,double
// #group,false,false,false
// #default,exact_mean,,
// ,result,table,_value
// ,,0,14.8
//
// #datatype,string,long,double
// #group,false,false,false
// #default,exact_selector,,
// ,result,table,_value
// ,,0,20
//
// #datatype,string,long,double
// #group,false,false,false
// #default,median,,
// ,result,table,_value
// ,,0,5
//
// #datatype,string,long,double
// #group,false,false,false
// #default,median row,,
// ,result,table,_value
// ,,0,5
//
