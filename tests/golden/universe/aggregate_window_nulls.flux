// Nulls count for nothing; a window of nulls is like an empty one for sums and means.
import "csv"

data =
    csv.from(
        csv:
            "#datatype,string,long,dateTime:RFC3339,double
#group,false,false,false,false
#default,_result,,,
,result,table,_time,_value
,,0,2024-01-01T00:00:00Z,
,,0,2024-01-01T00:00:05Z,2
,,0,2024-01-01T00:00:10Z,
,,0,2024-01-01T00:00:25Z,1
",
    )
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:30Z)

data |> aggregateWindow(every: 10s, fn: count) |> yield(name: "count")

data |> aggregateWindow(every: 10s, fn: sum) |> yield(name: "sum")

data |> aggregateWindow(every: 10s, fn: mean) |> yield(name: "mean")

data |> aggregateWindow(every: 10s, fn: min) |> yield(name: "min")

data |> aggregateWindow(every: 10s, fn: max) |> yield(name: "max")

data |> aggregateWindow(every: 10s, fn: first) |> yield(name: "first")

data |> aggregateWindow(every: 10s, fn: last) |> yield(name: "last")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,count,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2,2024-01-01T00:00:10Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,1,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,1,2024-01-01T00:00:30Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,sum,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2,2024-01-01T00:00:10Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,1,2024-01-01T00:00:30Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,mean,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2,2024-01-01T00:00:10Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,1,2024-01-01T00:00:30Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,min,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:10Z,2
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:20Z,
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:30Z,1
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,max,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:10Z,2
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:20Z,
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:30Z,1
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,first,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:10Z,2
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:20Z,
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:30Z,1
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,last,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:10Z,2
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:20Z,
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:30Z,1
//
