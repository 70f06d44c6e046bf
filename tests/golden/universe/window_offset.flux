import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:01Z, _value: 1},
        {_time: 2024-01-01T00:00:02Z, _value: 2},
        {_time: 2024-01-01T00:00:12Z, _value: 3},
    ],
)
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:20Z)
    |> window(every: 10s, offset: 2s)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:02Z,2024-01-01T00:00:01Z,1
// ,,1,2024-01-01T00:00:02Z,2024-01-01T00:00:12Z,2024-01-01T00:00:02Z,2
// ,,2,2024-01-01T00:00:12Z,2024-01-01T00:00:20Z,2024-01-01T00:00:12Z,3
//
