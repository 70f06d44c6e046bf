import "array"
import "experimental/table"

array.from(rows: [{host: "a", _value: 1}, {host: "b", _value: 20}])
    |> group(columns: ["host"])
    |> filter(fn: (r) => r._value > 10, onEmpty: "keep")
    |> table.fill()

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,host,_value
// ,,0,a,
// ,,1,b,20
//
