import "array"

array.from(rows: [{a: 1, b: 2.5}, {a: 2, b: 3.5}]) |> set(key: "b", value: "x")

// ---
// #datatype,string,long,long,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,a,b
// ,,0,1,x
// ,,0,2,x
//
