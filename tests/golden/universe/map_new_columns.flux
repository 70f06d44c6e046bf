import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, host: "a", _value: 4}, {_time: 2024-01-01T00:00:01Z, host: "b", _value: 9}])
    |> group(columns: ["host"])
    |> map(fn: (r) => ({r with double: r._value * 2, _value: float(v: r._value) / 2.0}))

// ---
// #datatype,string,long,dateTime:RFC3339,string,double,long
// #group,false,false,false,true,false,false
// #default,_result,,,,,
// ,result,table,_time,host,_value,double
// ,,0,2024-01-01T00:00:00Z,a,2,8
// ,,1,2024-01-01T00:00:01Z,b,4.5,18
//
