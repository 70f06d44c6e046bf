import "array"

array.from(rows: [{_time: 2024-01-01T00:00:05Z, host: "a", _value: 1}, {_time: 2025-01-01T00:00:15Z, host: "b", _value: 2}])
    |> group(columns: ["host"])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,long
// #group,false,false,true,true,false,true,false
// #default,_result,,,,,,
// ,result,table,_start,_stop,_time,host,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:05Z,a,1
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,long
// #group,false,false,true,true,false,true,false
// #default,_result,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,,b,
// ,result,table,_start,_stop,_time,host,_value
//
