import "array"
import "experimental"

array.from(rows: [{k: "a", _value: 1}, {k: "b", _value: 2}, {k: "b", _value: 5}])
    |> group(columns: ["k"])
    |> difference()
    |> experimental.group(mode: "extend", columns: ["k"])
    |> columns()

// ---
// #datatype,string,long,string,string
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,k,_value
// ,,0,a,k
// ,,0,a,_value
// ,,1,b,k
// ,,1,b,_value
//
