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

data |> aggregateWindow(every: 1mo, fn: sum) |> yield(name: "1mo")

data |> aggregateWindow(every: 3mo, fn: count, createEmpty: false) |> yield(name: "3mo")

data |> aggregateWindow(every: 1y, fn: last) |> yield(name: "1y")

data |> aggregateWindow(every: 1mo, offset: 14d, fn: count) |> yield(name: "offset")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,1mo,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,1,2024-01-01T00:00:00Z
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,2,2024-02-01T00:00:00Z
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,7,2024-03-01T00:00:00Z
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,,2024-04-01T00:00:00Z
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,,2024-05-01T00:00:00Z
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,5,2024-06-01T00:00:00Z
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,,2024-06-10T00:00:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,3mo,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,1,2024-01-01T00:00:00Z
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,3,2024-04-01T00:00:00Z
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,1,2024-06-10T00:00:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,1y,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,2024-01-01T00:00:00Z,1
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,2024-06-10T00:00:00Z,5
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,offset,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,1,2024-01-15T00:00:00Z
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,2,2024-02-15T00:00:00Z
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,1,2024-03-15T00:00:00Z
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,0,2024-04-15T00:00:00Z
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,0,2024-05-15T00:00:00Z
// ,,0,2023-12-15T00:00:00Z,2024-06-10T00:00:00Z,1,2024-06-10T00:00:00Z
//
