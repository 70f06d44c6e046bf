// Tables without rows leave `map` behind.
import "array"

array.from(rows: [{host: "a", _value: 1}, {host: "b", _value: 20}])
    |> group(columns: ["host"])
    |> filter(fn: (r) => r._value > 10, onEmpty: "keep")
    |> map(fn: (r) => ({r with big: true}))

// ---
// #datatype,string,long,string,long,boolean
// #group,false,false,true,false,false
// #default,_result,,,,
// ,result,table,host,_value,big
// ,,0,b,20,true
//
