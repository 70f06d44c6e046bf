import "array"

array.from(rows: [{_value: 1}, {_value: 2}, {_value: 3}])
    |> map(fn: (r) => ({a: 1, b: "x"}))
    |> yield(name: "record")

array.from(rows: [{_value: 1}, {_value: 2}])
    |> map(fn: (r) => ({r with _value: if true then 3 else r._value}))
    |> yield(name: "no column left")

// ---
// #datatype,string,long,long,string
// #group,false,false,false,false
// #default,record,,,
// ,result,table,a,b
// ,,0,1,x
// ,,0,1,x
// ,,0,1,x
//
// #datatype,string,long,long
// #group,false,false,false
// #default,no column left,,
// ,result,table,_value
// ,,0,3
// ,,0,3
//
