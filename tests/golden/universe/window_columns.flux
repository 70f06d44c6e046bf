import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, at: 2024-01-01T00:00:12Z, _value: 3}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
    |> window(every: 10s, timeColumn: "at", startColumn: "from", stopColumn: "to")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,dateTime:RFC3339,dateTime:RFC3339
// #group,false,false,true,true,false,false,false,true,true
// #default,_result,,,,,,,,
// ,result,table,_start,_stop,_time,at,_value,from,to
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,2024-01-01T00:00:12Z,3,2024-01-01T00:00:10Z,2024-01-01T00:00:20Z
//
