// `timeSrc: "_time"` keeps the time of the selected row.
import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:01Z, _value: 4},
        {_time: 2024-01-01T00:00:07Z, _value: 1},
        {_time: 2024-01-01T00:00:25Z, _value: 9},
    ],
)
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:30Z)
    |> aggregateWindow(every: 10s, fn: max, timeSrc: "_time", createEmpty: false)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:01Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:25Z,9
//
