// One window of the whole range.
import "array"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:01Z, host: "a", _value: 4.5},
            {_time: 2024-01-01T00:00:07Z, host: "a", _value: 1.5},
            {_time: 2024-01-01T00:00:10Z, host: "a", _value: 3.0},
            {_time: 2024-01-01T00:00:34Z, host: "a", _value: -2.0},
            {_time: 2024-01-01T00:00:38Z, host: "a", _value: 8.0},
            {_time: 2024-01-01T00:00:15Z, host: "b", _value: 7.0},
        ],
    )
        |> group(columns: ["host"])
        |> range(start: 2024-01-01T00:00:03Z, stop: 2024-01-01T00:00:45Z)

data |> aggregateWindow(every: inf, fn: sum) |> yield(name: "sum")

data |> aggregateWindow(every: inf, fn: max, timeSrc: "_start") |> yield(name: "max")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,sum,,,,,,
// ,result,table,_start,_stop,host,_value,_time
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,10.5,2024-01-01T00:00:45Z
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,b,7,2024-01-01T00:00:45Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,false,true,false
// #default,max,,,,,,
// ,result,table,_start,_stop,_time,host,_value
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:03Z,a,8
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:03Z,b,7
//
