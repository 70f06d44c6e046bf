// A table without rows has windows, too.
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:01Z, host: "a", _value: 1.0}, {_time: 2020-01-01T00:00:01Z, host: "b", _value: 1.0}])
    |> group(columns: ["host"])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:20Z)
    |> aggregateWindow(every: 10s, fn: count)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,long,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,_result,,,,,,
// ,result,table,_start,_stop,host,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,a,1,2024-01-01T00:00:10Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,a,0,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,b,0,2024-01-01T00:00:10Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,b,0,2024-01-01T00:00:20Z
//
