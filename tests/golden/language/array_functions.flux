import "array"

squares = [1, 2, 3, 4] |> array.map(fn: (x) => ({n: x, square: x * x}))

array.from(rows: squares) |> yield(name: "map")

array.from(rows: squares |> array.filter(fn: (x) => x.square > 4)) |> yield(name: "filter")

array.from(rows: array.concat(arr: squares, v: [{n: 9, square: 81}])) |> yield(name: "concat")

// ---
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,map,,,
// ,result,table,n,square
// ,,0,1,1
// ,,0,2,4
// ,,0,3,9
// ,,0,4,16
//
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,filter,,,
// ,result,table,n,square
// ,,0,3,9
// ,,0,4,16
//
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,concat,,,
// ,result,table,n,square
// ,,0,1,1
// ,,0,2,4
// ,,0,3,9
// ,,0,4,16
// ,,0,9,81
//
