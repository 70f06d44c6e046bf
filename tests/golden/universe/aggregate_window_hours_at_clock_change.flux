// Hours are as long as ever when clocks change.
import "array"
import "timezone"

option location = timezone.location(name: "Europe/Oslo")

array.from(
    rows: [
        {_time: 2022-03-27T00:30:00Z, _value: 1},
        {_time: 2022-03-27T01:00:00Z, _value: 2},
        {_time: 2022-03-27T01:30:00Z, _value: 3},
    ],
)
    |> range(start: 2022-03-26T23:00:00Z, stop: 2022-03-27T04:00:00Z)
    |> aggregateWindow(every: 1h, fn: count)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2022-03-26T23:00:00Z,2022-03-27T04:00:00Z,0,2022-03-27T00:00:00Z
// ,,0,2022-03-26T23:00:00Z,2022-03-27T04:00:00Z,1,2022-03-27T01:00:00Z
// ,,0,2022-03-26T23:00:00Z,2022-03-27T04:00:00Z,2,2022-03-27T02:00:00Z
// ,,0,2022-03-26T23:00:00Z,2022-03-27T04:00:00Z,0,2022-03-27T03:00:00Z
// ,,0,2022-03-26T23:00:00Z,2022-03-27T04:00:00Z,0,2022-03-27T04:00:00Z
//
