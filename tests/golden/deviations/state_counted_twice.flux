import "array"

array.from(rows: [{_value: 1}])
    |> stateCount(fn: (r) => r._value > 0)
    |> stateCount(fn: (r) => r._value > 1)

// ---
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_value,stateCount
// ,,0,1,-1
//
