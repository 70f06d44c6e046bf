import "array"
import "timezone"

array.from(rows: [{_time: 2024-03-31T15:59:59Z, _value: 1}, {_time: 2024-03-31T16:00:00Z, _value: 2}])
    |> range(start: 2024-03-30T00:00:00Z, stop: 2024-04-02T00:00:00Z)
    |> window(every: 1d, location: timezone.fixed(offset: 8h))

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-03-30T16:00:00Z,2024-03-31T16:00:00Z,2024-03-31T15:59:59Z,1
// ,,1,2024-03-31T16:00:00Z,2024-04-01T16:00:00Z,2024-03-31T16:00:00Z,2
//
