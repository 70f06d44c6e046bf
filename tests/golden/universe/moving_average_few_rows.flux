import "array"

array.from(rows: [{_value: 1.0}, {_value: 2.0}]) |> movingAverage(n: 3)

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,1.5
//
