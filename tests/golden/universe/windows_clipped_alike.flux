import "array"

// Windows of six minutes over less than four: three of them reach beyond both ends.
data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:10Z, _value: 1.0},
            {_time: 2024-01-01T00:01:10Z, _value: 2.0},
            {_time: 2024-01-01T00:02:10Z, _value: 4.0},
        ],
    )
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:03:20Z)

data |> aggregateWindow(every: 1m, period: 6m, fn: sum, createEmpty: false) |> yield(name: "sum")
data |> aggregateWindow(every: 1m, period: 6m, fn: count) |> yield(name: "count, empty windows, too")
data |> aggregateWindow(every: 1m, period: 6m, fn: last, createEmpty: false) |> yield(name: "last")
data |> aggregateWindow(every: 1m, period: 6m, fn: median, createEmpty: false) |> yield(name: "median")
data
    |> aggregateWindow(every: 2m, period: 10m, offset: 30s, fn: (tables=<-, column) => tables |> top(n: 1, columns: [column]))
    |> yield(name: "top")
data |> timedMovingAverage(every: 1m, period: 6m) |> yield(name: "timedMovingAverage")
data |> window(every: 1m, period: 6m) |> sum() |> group() |> yield(name: "window and sum")
data |> window(every: 2m, period: 10m) |> last() |> yield(name: "window and last")
data |> sort(columns: ["_value"], desc: true) |> aggregateWindow(every: 1m, period: 6m, fn: first, createEmpty: false) |> yield(name: "unordered")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,sum,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,1,2024-01-01T00:01:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,3,2024-01-01T00:02:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,7,2024-01-01T00:03:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,7,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,7,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,7,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,6,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,4,2024-01-01T00:03:20Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,"count, empty windows, too",,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,1,2024-01-01T00:01:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2,2024-01-01T00:02:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,3,2024-01-01T00:03:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,3,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,3,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,3,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,1,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,0,2024-01-01T00:03:20Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,last,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:01:00Z,1
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:02:00Z,2
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:03:00Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:03:20Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:03:20Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:03:20Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:03:20Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:03:20Z,4
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,median,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,1,2024-01-01T00:01:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,1.5,2024-01-01T00:02:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2,2024-01-01T00:03:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,3,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,4,2024-01-01T00:03:20Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,top,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:00:30Z,1
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:02:30Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:03:20Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:03:20Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:03:20Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:03:20Z,4
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,timedMovingAverage,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,1,2024-01-01T00:01:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,1.5,2024-01-01T00:02:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2.3333333333333335,2024-01-01T00:03:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2.3333333333333335,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2.3333333333333335,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2.3333333333333335,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,3,2024-01-01T00:03:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,4,2024-01-01T00:03:20Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,false,false,false
// #default,window and sum,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,1
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,3
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,7
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,7
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,7
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,7
// ,,0,2024-01-01T00:01:00Z,2024-01-01T00:03:20Z,6
// ,,0,2024-01-01T00:02:00Z,2024-01-01T00:03:20Z,4
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,window and last,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,2024-01-01T00:01:10Z,2
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:02:10Z,4
// ,,2,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:02:10Z,4
// ,,3,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:02:10Z,4
// ,,4,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:02:10Z,4
// ,,5,2024-01-01T00:02:00Z,2024-01-01T00:03:20Z,2024-01-01T00:02:10Z,4
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,unordered,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:01:00Z,1
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:02:00Z,2
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:03:00Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:03:20Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:03:20Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:03:20Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:03:20Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:20Z,2024-01-01T00:03:20Z,4
//
