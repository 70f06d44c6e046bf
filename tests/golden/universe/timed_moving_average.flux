import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, _value: 1.0},
        {_time: 2024-01-01T00:01:00Z, _value: 2.0},
        {_time: 2024-01-01T00:02:00Z, _value: 4.0},
        {_time: 2024-01-01T00:03:00Z, _value: 8.0},
    ],
)
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
    |> timedMovingAverage(every: 1m, period: 2m)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,1,2024-01-01T00:01:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,1.5,2024-01-01T00:02:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,3,2024-01-01T00:03:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,6,2024-01-01T00:04:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,8,2024-01-01T00:04:00Z
//
