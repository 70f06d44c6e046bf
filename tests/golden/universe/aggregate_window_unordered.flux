// Rows need not come in the order of time; `first` and `last` mean the order of rows.
import "array"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:15Z, _value: 1},
            {_time: 2024-01-01T00:00:05Z, _value: 2},
            {_time: 2024-01-01T00:00:12Z, _value: 3},
            {_time: 2024-01-01T00:00:01Z, _value: 4},
        ],
    )
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:20Z)

data |> aggregateWindow(every: 10s, fn: first) |> yield(name: "first")

data |> aggregateWindow(every: 10s, fn: sum) |> yield(name: "sum")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,first,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:10Z,2
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:20Z,1
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,sum,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,6,2024-01-01T00:00:10Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,4,2024-01-01T00:00:20Z
//
