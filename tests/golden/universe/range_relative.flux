// run: --now 2024-01-01T12:00:00Z
import "array"

array.from(
    rows: [
        {_time: 2024-01-01T10:00:00Z, _value: 1},
        {_time: 2024-01-01T11:30:00Z, _value: 2},
        {_time: 2024-01-01T12:30:00Z, _value: 3},
    ],
)
    |> range(start: -1h, stop: 1h)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T11:00:00Z,2024-01-01T13:00:00Z,2024-01-01T11:30:00Z,2
// ,,0,2024-01-01T11:00:00Z,2024-01-01T13:00:00Z,2024-01-01T12:30:00Z,3
//
