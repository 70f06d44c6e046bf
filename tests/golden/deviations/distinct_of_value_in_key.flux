import "array"

data = array.from(rows: [{_value: "a", v: 1}, {_value: "a", v: 2}]) |> group(columns: ["_value"])

data |> distinct(column: "v") |> yield(name: "another column")
data |> distinct(column: "_value") |> yield(name: "itself")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,another column,,
// ,result,table,_value
// ,,0,1
// ,,0,2
//
// #datatype,string,long,string
// #group,false,false,false
// #default,itself,,
// ,result,table,_value
// ,,0,a
//
