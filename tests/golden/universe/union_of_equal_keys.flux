import "array"

a = array.from(rows: [{_value: 1}, {_value: 2}])
b = array.from(rows: [{_value: 3}])

union(tables: [a, b])
    |> sort()

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,1
// ,,0,2
// ,,0,3
//
