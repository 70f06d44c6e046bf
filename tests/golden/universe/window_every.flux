import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:05Z, _value: 1},
        {_time: 2024-01-01T00:00:10Z, _value: 2},
        {_time: 2024-01-01T00:00:19.999999999Z, _value: 3},
        {_time: 2024-01-01T00:00:45Z, _value: 4},
    ],
)
    |> range(start: 2024-01-01T00:00:03Z, stop: 2024-01-01T00:00:50Z)
    |> window(every: 10s)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:10Z,2024-01-01T00:00:05Z,1
// ,,1,2024-01-01T00:00:10Z,2024-01-01T00:00:20Z,2024-01-01T00:00:10Z,2
// ,,1,2024-01-01T00:00:10Z,2024-01-01T00:00:20Z,2024-01-01T00:00:19.999999999Z,3
// ,,2,2024-01-01T00:00:40Z,2024-01-01T00:00:50Z,2024-01-01T00:00:45Z,4
//
