// A selector keeps its row's other columns, but its time becomes the window's.
import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:01Z, tag: "x", _value: 4},
        {_time: 2024-01-01T00:00:07Z, tag: "y", _value: 1},
        {_time: 2024-01-01T00:00:25Z, tag: "z", _value: 9},
    ],
)
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:30Z)
    |> aggregateWindow(every: 10s, fn: max)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,long
// #group,false,false,true,true,false,false,false
// #default,_result,,,,,,
// ,result,table,_start,_stop,_time,tag,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:10Z,x,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:20Z,,
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:30Z,z,9
//
