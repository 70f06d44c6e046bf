import "array"

array.from(rows: [{_value: 1}, {_value: 2}, {_value: 3}])
    |> map(fn: (r) => ({a: 1, b: "x"}))

// ---
// #datatype,string,long,long,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,a,b
// ,,0,1,x
// ,,0,1,x
// ,,0,1,x
//
