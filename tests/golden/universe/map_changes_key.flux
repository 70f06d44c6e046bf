// Rows in which a group key column changed are grouped anew.
import "array"

array.from(rows: [{host: "a1", _value: 1}, {host: "a2", _value: 2}, {host: "b1", _value: 3}])
    |> group(columns: ["host"])
    |> map(fn: (r) => ({r with host: if r.host =~ /^a/ then "a" else "b"}))

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,host,_value
// ,,0,a,1
// ,,0,a,2
// ,,1,b,3
//
