// Days start at midnight on the clocks of the location: the day of the change has 23 hours.
import "array"
import "timezone"

array.from(
    rows: [
        {_time: 2024-03-31T03:59:59Z, _value: 1},
        {_time: 2024-03-31T04:00:00Z, _value: 2},
        {_time: 2024-03-10T04:59:59Z, _value: 3},
        {_time: 2024-03-10T05:00:00Z, _value: 4},
        {_time: 2024-03-11T03:59:59Z, _value: 5},
    ],
)
    |> range(start: 2024-03-01T00:00:00Z, stop: 2024-04-02T00:00:00Z)
    |> window(every: 1d, location: timezone.location(name: "America/New_York"))

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-03-09T05:00:00Z,2024-03-10T05:00:00Z,2024-03-10T04:59:59Z,3
// ,,1,2024-03-10T05:00:00Z,2024-03-11T04:00:00Z,2024-03-10T05:00:00Z,4
// ,,1,2024-03-10T05:00:00Z,2024-03-11T04:00:00Z,2024-03-11T03:59:59Z,5
// ,,2,2024-03-30T04:00:00Z,2024-03-31T04:00:00Z,2024-03-31T03:59:59Z,1
// ,,3,2024-03-31T04:00:00Z,2024-04-01T04:00:00Z,2024-03-31T04:00:00Z,2
//
