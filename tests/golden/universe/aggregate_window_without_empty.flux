// Without empty windows.
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

data |> aggregateWindow(every: 10s, fn: count, createEmpty: false) |> yield(name: "count")

data |> aggregateWindow(every: 10s, fn: sum, createEmpty: false) |> yield(name: "sum")

data |> aggregateWindow(every: 10s, fn: mean, createEmpty: false) |> yield(name: "mean")

data |> aggregateWindow(every: 10s, fn: min, createEmpty: false) |> yield(name: "min")

data |> aggregateWindow(every: 10s, fn: max, createEmpty: false) |> yield(name: "max")

data |> aggregateWindow(every: 10s, fn: first, createEmpty: false) |> yield(name: "first")

data |> aggregateWindow(every: 10s, fn: last, createEmpty: false) |> yield(name: "last")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,long,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,count,,,,,,
// ,result,table,_start,_stop,host,_value,_time
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,1,2024-01-01T00:00:10Z
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,1,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,2,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,b,1,2024-01-01T00:00:20Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,sum,,,,,,
// ,result,table,_start,_stop,host,_value,_time
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,1.5,2024-01-01T00:00:10Z
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,3,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,6,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,b,7,2024-01-01T00:00:20Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,mean,,,,,,
// ,result,table,_start,_stop,host,_value,_time
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,1.5,2024-01-01T00:00:10Z
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,3,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,3,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,b,7,2024-01-01T00:00:20Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,false,true,false
// #default,min,,,,,,
// ,result,table,_start,_stop,_time,host,_value
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:10Z,a,1.5
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:20Z,a,3
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:40Z,a,-2
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:20Z,b,7
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,false,true,false
// #default,max,,,,,,
// ,result,table,_start,_stop,_time,host,_value
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:10Z,a,1.5
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:20Z,a,3
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:40Z,a,8
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:20Z,b,7
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,false,true,false
// #default,first,,,,,,
// ,result,table,_start,_stop,_time,host,_value
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:10Z,a,1.5
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:20Z,a,3
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:40Z,a,-2
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:20Z,b,7
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,false,true,false
// #default,last,,,,,,
// ,result,table,_start,_stop,_time,host,_value
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:10Z,a,1.5
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:20Z,a,3
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:40Z,a,8
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,2024-01-01T00:00:20Z,b,7
//
