// Weeks start on Thursday, as 1970-01-01 was one; an offset moves that.
import "array"

data =
    array.from(
        rows: [
            {_time: 2023-12-31T23:00:00Z, _value: 1},
            {_time: 2024-01-31T23:59:59Z, _value: 2},
            {_time: 2024-02-01T00:00:00Z, _value: 3},
            {_time: 2024-02-29T12:00:00Z, _value: 4},
            {_time: 2024-05-31T00:00:00Z, _value: 5},
        ],
    )
        |> range(start: 2023-12-15T00:00:00Z, stop: 2024-06-10T00:00:00Z)

data |> range(start: 2024-01-29T00:00:00Z, stop: 2024-02-10T00:00:00Z) |> aggregateWindow(every: 1w, fn: count) |> yield(name: "week")

data |> range(start: 2024-01-29T00:00:00Z, stop: 2024-02-10T00:00:00Z) |> aggregateWindow(every: 1w, offset: -3d, fn: count) |> yield(name: "from Monday")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,week,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-29T00:00:00Z,2024-02-10T00:00:00Z,1,2024-02-01T00:00:00Z
// ,,0,2024-01-29T00:00:00Z,2024-02-10T00:00:00Z,1,2024-02-08T00:00:00Z
// ,,0,2024-01-29T00:00:00Z,2024-02-10T00:00:00Z,0,2024-02-10T00:00:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,from Monday,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-29T00:00:00Z,2024-02-10T00:00:00Z,2,2024-02-05T00:00:00Z
// ,,0,2024-01-29T00:00:00Z,2024-02-10T00:00:00Z,0,2024-02-10T00:00:00Z
//
