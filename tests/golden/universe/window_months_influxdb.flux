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

// The first month lacks the day on which windows start: no window is found by its last second, and one that begins
// then has no row of it.
ends =
    array.from(
        rows: [
            {_time: 2023-02-28T23:59:59Z, _value: 1.0},
            {_time: 2023-03-27T00:00:00Z, _value: 2.0},
            {_time: 2023-04-30T23:59:59Z, _value: 4.0},
        ],
    )
        |> range(start: 2023-02-01T00:00:00Z, stop: 2023-04-30T23:59:59.5Z)

ends |> window(every: 1mo, offset: -1s) |> yield(name: "ends of months")
ends |> window(every: 1mo, period: 2mo, offset: -1s, createEmpty: true) |> count() |> yield(name: "two months each")

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
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,ends of months,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2023-02-28T23:59:59Z,2023-03-28T23:59:59Z,2023-03-27T00:00:00Z,2
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false
// #default,two months each,,,,
// ,result,table,_start,_stop,_value
// ,,0,2023-02-01T00:00:00Z,2023-02-28T23:59:59Z,0
// ,,1,2023-02-01T00:00:00Z,2023-03-31T23:59:59Z,2
// ,,2,2023-02-28T23:59:59Z,2023-04-28T23:59:59Z,1
// ,,3,2023-03-31T23:59:59Z,2023-04-30T23:59:59.5Z,1
//
