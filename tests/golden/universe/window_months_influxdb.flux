// run: --month-windows influxdb
// Windows of months with an offset stop a month after their start, which is clamped: between them are gaps, and points in
// none of them.
import "array"

points =
    array.from(
        rows: [
            {_time: 2024-03-30T12:00:00Z, _value: 1.0},
            {_time: 2024-03-31T12:00:00Z, _value: 2.0},
            {_time: 2024-12-31T12:00:00Z, _value: 3.0},
            {_time: 2024-12-31T23:59:59Z, _value: 4.0},
        ],
    )
        |> range(start: 2024-01-01T00:00:00Z, stop: 2025-02-01T00:00:00Z)

points |> window(every: 1mo, offset: -1s) |> yield(name: "window")
points |> aggregateWindow(every: 1mo, offset: -1s, fn: sum, createEmpty: false) |> yield(name: "sums")
points |> aggregateWindow(every: 1mo, offset: -1s, fn: max, createEmpty: false) |> yield(name: "greatest")
points |> window(every: 1mo) |> count() |> yield(name: "without offset")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,window,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-12-31T23:59:59Z,2025-01-31T23:59:59Z,2024-12-31T23:59:59Z,4
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,sums,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2025-02-01T00:00:00Z,4,2025-01-31T23:59:59Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,greatest,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2025-02-01T00:00:00Z,2025-01-31T23:59:59Z,4
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false
// #default,without offset,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-03-01T00:00:00Z,2024-04-01T00:00:00Z,2
// ,,1,2024-12-01T00:00:00Z,2025-01-01T00:00:00Z,2
//
