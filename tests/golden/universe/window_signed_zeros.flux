import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, _value: 0.0},
        {_time: 2024-01-01T00:01:00Z, _value: -0.0},
        {_time: 2024-01-01T00:02:00Z, _value: 0.0},
    ],
)
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:03:00Z)
    |> aggregateWindow(every: 1m, fn: median)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,0,2024-01-01T00:01:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,-0,2024-01-01T00:02:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,0,2024-01-01T00:03:00Z
//
