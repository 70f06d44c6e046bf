import "array"

array.from(rows: [{_value: 1.0}, {_value: 0.0 / 0.0}, {_value: -1.0 / 0.0}, {_value: 1.0 / 0.0}, {_value: -0.0}, {_value: 0.0}])
    |> sort()

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,-Inf
// ,,0,-0
// ,,0,0
// ,,0,1
// ,,0,+Inf
// ,,0,NaN
//
