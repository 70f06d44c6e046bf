// A day on which clocks change has 23 or 25 hours.
import "array"
import "timezone"

array.from(
    rows: [
        {_time: 2024-10-26T21:59:59Z, _value: 1},
        {_time: 2024-10-26T22:00:00Z, _value: 2},
        {_time: 2024-10-27T22:59:59Z, _value: 3},
        {_time: 2024-10-27T23:00:00Z, _value: 4},
    ],
)
    |> range(start: 2024-10-25T22:00:00Z, stop: 2024-10-28T23:00:00Z)
    |> aggregateWindow(every: 1d, fn: count, location: timezone.location(name: "Europe/Oslo"))

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-10-25T22:00:00Z,2024-10-28T23:00:00Z,1,2024-10-26T22:00:00Z
// ,,0,2024-10-25T22:00:00Z,2024-10-28T23:00:00Z,2,2024-10-27T23:00:00Z
// ,,0,2024-10-25T22:00:00Z,2024-10-28T23:00:00Z,1,2024-10-28T23:00:00Z
//
