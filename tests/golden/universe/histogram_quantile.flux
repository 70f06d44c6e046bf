import "array"

array.from(rows: [{le: 1.0, _value: 10.0}, {le: 2.0, _value: 30.0}, {le: 4.0, _value: 40.0}])
    |> histogramQuantile(quantile: 0.5)
    |> yield(name: "median")

array.from(rows: [{le: 1.0, _value: 10.0}, {le: 2.0, _value: 30.0}, {le: 4.0, _value: 40.0}])
    |> histogramQuantile(quantile: 0.95, minValue: 0.5)
    |> yield(name: "p95")

array.from(rows: [{le: 1.0, _value: 0.0}, {le: 2.0, _value: 0.0}])
    |> histogramQuantile(quantile: 0.5)
    |> yield(name: "no observations")

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,median,,
// ,result,table,_value
// ,,0,1.5
//
// #datatype,string,long,double
// #group,false,false,false
// #default,p95,,
// ,result,table,_value
// ,,0,3.6
//
// #datatype,string,long,double
// #group,false,false,false
// #default,no observations,,
// ,result,table,_value
// ,,0,
//
