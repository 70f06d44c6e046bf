// A period longer than `every` puts a row into several windows.
import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:05Z, _value: 1},
        {_time: 2024-01-01T00:00:15Z, _value: 2},
        {_time: 2024-01-01T00:00:25Z, _value: 3},
    ],
)
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:30Z)
    |> window(every: 10s, period: 20s)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:10Z,2024-01-01T00:00:05Z,1
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:05Z,1
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:15Z,2
// ,,2,2024-01-01T00:00:10Z,2024-01-01T00:00:30Z,2024-01-01T00:00:15Z,2
// ,,2,2024-01-01T00:00:10Z,2024-01-01T00:00:30Z,2024-01-01T00:00:25Z,3
// ,,3,2024-01-01T00:00:20Z,2024-01-01T00:00:30Z,2024-01-01T00:00:25Z,3
//
