import "array"

array.from(rows: [{host: "a", _value: 1}, {host: "b", _value: 2}, {host: "c", _value: 3}])
    |> group(columns: ["host"])
    |> filter(fn: (r) => r.host =~ /^[ab]$/)

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,host,_value
// ,,0,a,1
// ,,1,b,2
//
