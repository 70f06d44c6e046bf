import "array"

// The first step writes the stop of each window into `_time`; that of the last one is the stop of the range.
hours =
    array.from(
        rows: [
            {_time: 2024-01-01T10:30:00Z, _value: 1.0},
            {_time: 2024-01-01T23:30:00Z, _value: 2.0},
            {_time: 2024-01-02T23:30:00Z, _value: 4.0},
        ],
    )
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-03T00:00:00Z)
        |> aggregateWindow(every: 1h, fn: sum, createEmpty: false)

hours |> aggregateWindow(every: 1d, fn: sum, createEmpty: false) |> yield(name: "sum")
hours |> aggregateWindow(every: 1d, fn: count) |> yield(name: "count, empty windows, too")
hours |> aggregateWindow(every: 1d, fn: last, createEmpty: false) |> yield(name: "last")
hours |> aggregateWindow(every: 1d, fn: median, createEmpty: false) |> yield(name: "median")
hours |> aggregateWindow(every: 5d, fn: max, createEmpty: false) |> yield(name: "a window that reaches beyond the range")
hours |> aggregateWindow(every: 1d, period: 2d, fn: sum, createEmpty: false) |> yield(name: "windows that overlap")
hours |> window(every: 1d) |> yield(name: "window")
hours |> sort(columns: ["_value"], desc: true) |> aggregateWindow(every: 1d, fn: sum, createEmpty: false) |> yield(name: "unordered")
hours |> window(every: inf) |> count() |> yield(name: "the window without ends has all rows")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,sum,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,1,2024-01-02T00:00:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,2,2024-01-03T00:00:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,"count, empty windows, too",,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,1,2024-01-02T00:00:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,1,2024-01-03T00:00:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,last,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,1,2024-01-02T00:00:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,2,2024-01-03T00:00:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,median,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,1,2024-01-02T00:00:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,2,2024-01-03T00:00:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,a window that reaches beyond the range,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,2,2024-01-03T00:00:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,windows that overlap,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,1,2024-01-02T00:00:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,3,2024-01-03T00:00:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,2,2024-01-03T00:00:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,window,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,1,2024-01-01T11:00:00Z
// ,,1,2024-01-02T00:00:00Z,2024-01-03T00:00:00Z,2,2024-01-02T00:00:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,unordered,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,1,2024-01-02T00:00:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,2,2024-01-03T00:00:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false
// #default,the window without ends has all rows,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,3
//
