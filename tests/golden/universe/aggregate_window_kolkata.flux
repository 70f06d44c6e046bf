import "array"
import "timezone"

option location = timezone.location(name: "Asia/Kolkata")

array.from(rows: [{_time: 2024-01-01T18:30:00Z, _value: 1}, {_time: 2024-01-01T12:00:00Z, _value: 2}, {_time: 2024-01-02T12:00:00Z, _value: 4}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-03T00:00:00Z)
    |> aggregateWindow(every: 1d, fn: sum)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,2,2024-01-01T18:30:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,5,2024-01-02T18:30:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,,2024-01-03T00:00:00Z
//
