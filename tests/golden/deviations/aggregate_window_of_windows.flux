// Tables that differ only in their bounds have a row for each window together.
import "array"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:10Z, _value: 1.0},
            {_time: 2024-01-01T00:00:50Z, _value: 2.0},
            {_time: 2024-01-01T00:01:10Z, _value: 4.0},
        ],
    )
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:00Z)
        |> window(every: 40s)

data |> aggregateWindow(every: 1m, fn: count) |> yield(name: "count")
data |> aggregateWindow(every: 1m, fn: sum) |> yield(name: "sum")
data |> aggregateWindow(every: 1m, fn: mean) |> yield(name: "mean")
data |> aggregateWindow(every: 1m, fn: max) |> yield(name: "max")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,count,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,2,2024-01-01T00:01:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,1,2024-01-01T00:02:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,sum,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,3,2024-01-01T00:01:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,4,2024-01-01T00:02:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,mean,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,1.5,2024-01-01T00:01:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,4,2024-01-01T00:02:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,max,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,2024-01-01T00:01:00Z,2
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,2024-01-01T00:02:00Z,4
//
