// Counting rows needs no values, so a column of times will do.
import "array"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, _value: 2023-01-01T00:00:00Z},
            {_time: 2024-01-01T00:06:00Z, _value: 2023-01-02T00:00:00Z},
        ],
    )
ranged = data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:10:00Z)

data |> count() |> yield(name: "count")
ranged |> aggregateWindow(every: 5m, fn: count) |> yield(name: "aggregateWindow")
ranged |> window(every: 5m) |> count() |> yield(name: "window")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,count,,
// ,result,table,_value
// ,,0,2
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,aggregateWindow,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,1,2024-01-01T00:05:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,1,2024-01-01T00:10:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false
// #default,window,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:05:00Z,1
// ,,1,2024-01-01T00:05:00Z,2024-01-01T00:10:00Z,1
//
