import "array"

array.from(rows: [{host: "a", _value: 1}, {host: "a", _value: 2}, {host: "a", _value: 3}, {host: "a", _value: 4}])
    |> group(columns: ["host"])
    |> map(fn: (r) => ({r with host: if r._value % 2 == 0 then "even" else "odd"}))

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,host,_value
// ,,0,even,2
// ,,0,even,4
// ,,1,odd,1
// ,,1,odd,3
//
