import "array"

array.from(rows: [{_value: 1}, {_value: 2}, {_value: 3}, {_value: 4}, {_value: 5}])
    |> sample(n: 2, pos: 1)

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,2
// ,,0,4
//
