import "array"

data = array.from(rows: [{_value: 1}, {_value: 2}])

data
    |> yield(name: "before")
    |> map(fn: (r) => ({_value: r._value * 10}))
    |> yield(name: "after")

data |> filter(fn: (r) => r._value == 2)

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,before,,
// ,result,table,_value
// ,,0,1
// ,,0,2
//
// #datatype,string,long,long
// #group,false,false,false
// #default,after,,
// ,result,table,_value
// ,,0,10
// ,,0,20
//
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,2
//
