import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1}, {_time: 2024-06-01T00:00:00Z, _value: 2}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2025-01-01T00:00:00Z)
    |> window(every: 1mo)
    |> window(every: inf)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2025-01-01T00:00:00Z,2024-01-01T00:00:00Z,1
// ,,0,2024-01-01T00:00:00Z,2025-01-01T00:00:00Z,2024-06-01T00:00:00Z,2
//
