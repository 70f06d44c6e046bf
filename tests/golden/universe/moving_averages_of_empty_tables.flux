import "array"

none = array.from(rows: [{k: "a", _value: 1.0}]) |> group(columns: ["k"]) |> filter(fn: (r) => false, onEmpty: "keep")

none |> exponentialMovingAverage(n: 2) |> yield(name: "exponentialMovingAverage")
none |> tripleEMA(n: 2) |> yield(name: "tripleEMA")
none |> relativeStrengthIndex(n: 2) |> yield(name: "relativeStrengthIndex")
none |> quantile(q: 0.5, method: "exact_selector") |> yield(name: "quantile")
none |> median(method: "exact_selector") |> yield(name: "median")

// ---
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,exponentialMovingAverage,0,a,
// ,result,table,k,_value
//
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,relativeStrengthIndex,0,a,
// ,result,table,k,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,quantile,,,
// ,result,table,k,_value
// ,,0,a,
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,median,,,
// ,result,table,k,_value
// ,,0,a,
//
