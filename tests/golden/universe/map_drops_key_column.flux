// A group key column that the record lacks leaves the key, and tables of equal keys become one.
import "array"

array.from(rows: [{host: "a", _value: 1}, {host: "b", _value: 2}, {host: "a", _value: 3}])
    |> group(columns: ["host"])
    |> map(fn: (r) => ({_value: r._value}))

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,1
// ,,0,3
// ,,0,2
//
