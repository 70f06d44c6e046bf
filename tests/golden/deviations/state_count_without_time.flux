import "array"

array.from(rows: [{_value: 1}, {_value: 7}, {_value: 8}]) |> stateCount(fn: (r) => r._value > 5)

// ---
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_value,stateCount
// ,,0,1,-1
// ,,0,7,1
// ,,0,8,2
//
