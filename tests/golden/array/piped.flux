import "array"

[{a: 1}, {a: 2}] |> array.from()

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,a
// ,,0,1
// ,,0,2
//
