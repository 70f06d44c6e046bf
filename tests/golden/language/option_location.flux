import "array"
import "timezone"

option location = timezone.location(name: "Europe/Berlin")

array.from(rows: [{_time: 2024-03-30T22:59:00Z, _value: 1}, {_time: 2024-03-30T23:00:00Z, _value: 2}, {_time: 2024-03-31T21:59:00Z, _value: 3}, {_time: 2024-03-31T22:00:00Z, _value: 4}])
    |> range(start: 2024-03-30T00:00:00Z, stop: 2024-04-02T00:00:00Z)
    |> window(every: 1d)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-03-30T00:00:00Z,2024-03-30T23:00:00Z,2024-03-30T22:59:00Z,1
// ,,1,2024-03-30T23:00:00Z,2024-03-31T22:00:00Z,2024-03-30T23:00:00Z,2
// ,,1,2024-03-30T23:00:00Z,2024-03-31T22:00:00Z,2024-03-31T21:59:00Z,3
// ,,2,2024-03-31T22:00:00Z,2024-04-01T22:00:00Z,2024-03-31T22:00:00Z,4
//
