import "array"
import "internal/debug"

data = array.from(rows: [{_value: 1}, {_value: 2}])

data |> debug.pass() |> yield(name: "pass")
data |> debug.opaque() |> yield(name: "opaque")
data |> debug.slurp() |> yield(name: "slurp")
data |> debug.sink() |> yield(name: "sink")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,pass,,
// ,result,table,_value
// ,,0,1
// ,,0,2
//
// #datatype,string,long,long
// #group,false,false,false
// #default,opaque,,
// ,result,table,_value
// ,,0,1
// ,,0,2
//
// #datatype,string,long,long
// #group,false,false,false
// #default,slurp,,
// ,result,table,_value
// ,,0,1
// ,,0,2
//
//
