import "array"

data = array.from(rows: [{c: 1, a: "x"}])

data |> map(fn: (r) => ({z: r.c, a: r.a, m: 1})) |> yield(name: "alphabetical")
data |> map(fn: (r) => ({r with z: 1, b: 2})) |> yield(name: "the table's, then new ones")

// ---
// #datatype,string,long,string,long,long
// #group,false,false,false,false,false
// #default,alphabetical,,,,
// ,result,table,a,m,z
// ,,0,x,1,1
//
// #datatype,string,long,long,string,long,long
// #group,false,false,false,false,false,false
// #default,"the table's, then new ones",,,,,
// ,result,table,c,a,z,b
// ,,0,1,x,1,2
//
