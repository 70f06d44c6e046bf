// A table outside a second range takes its bounds whole, one inside keeps what is left of its own: windows of both become
// one.
import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:01:00Z, _value: 1.0},
        {_time: 2024-01-01T00:07:00Z, _value: 2.0},
        {_time: 2024-01-01T00:11:00Z, _value: 4.0},
    ],
)
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:12:00Z)
    |> window(every: 5m)
    |> range(start: 2024-01-01T00:06:00Z, stop: 2024-01-01T00:12:00Z)
    |> aggregateWindow(every: 2m, fn: sum)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:06:00Z,2024-01-01T00:12:00Z,2,2024-01-01T00:08:00Z
// ,,0,2024-01-01T00:06:00Z,2024-01-01T00:12:00Z,,2024-01-01T00:10:00Z
// ,,0,2024-01-01T00:06:00Z,2024-01-01T00:12:00Z,4,2024-01-01T00:12:00Z
//
