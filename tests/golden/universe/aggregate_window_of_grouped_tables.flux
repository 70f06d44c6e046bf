import "array"

rows = (host) =>
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:10Z, _value: 1.5, host: host, region: "eu"},
            {_time: 2024-01-01T00:00:50Z, _value: 2.25, host: host, region: "eu"},
            {_time: 2024-01-01T00:02:10Z, _value: -4.0, host: host, region: "eu"},
            {_time: 2024-01-01T00:04:59Z, _value: 8.0, host: host, region: "eu"},
            {_time: 2024-01-01T00:01:00Z, _value: 0.5, host: host, region: "eu"},
        ],
    )
grouped =
    union(tables: [rows(host: "a"), rows(host: "b"), rows(host: "c")])
        |> range(start: 2024-01-01T00:00:30Z, stop: 2024-01-01T00:05:00Z)
        |> group(columns: ["region"])

grouped |> aggregateWindow(every: 1m, fn: mean) |> yield(name: "mean")
grouped |> aggregateWindow(every: 2m, offset: 15s, fn: sum, createEmpty: false, timeSrc: "_start") |> yield(name: "sum")
grouped |> aggregateWindow(every: 1m, fn: count, createEmpty: false) |> yield(name: "count")
grouped |> aggregateWindow(every: 90s, fn: (column, tables=<-) => tables |> quantile(q: 0.5, column: column, method: "exact_mean")) |> yield(name: "quantile")
grouped |> aggregateWindow(every: 1m, fn: first) |> yield(name: "first")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,mean,,,,,,
// ,result,table,_start,_stop,region,_value,_time
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,eu,2.25,2024-01-01T00:01:00Z
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,eu,0.5,2024-01-01T00:02:00Z
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,eu,-4,2024-01-01T00:03:00Z
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,eu,,2024-01-01T00:04:00Z
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,eu,8,2024-01-01T00:05:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,sum,,,,,,
// ,result,table,_start,_stop,region,_value,_time
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,eu,-3.75,2024-01-01T00:00:30Z
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,eu,24,2024-01-01T00:04:15Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,long,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,count,,,,,,
// ,result,table,_start,_stop,region,_value,_time
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,eu,3,2024-01-01T00:01:00Z
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,eu,3,2024-01-01T00:02:00Z
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,eu,3,2024-01-01T00:03:00Z
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,eu,3,2024-01-01T00:05:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,quantile,,,,,,
// ,result,table,_start,_stop,region,_value,_time
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,eu,1.375,2024-01-01T00:01:30Z
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,eu,-4,2024-01-01T00:03:00Z
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,eu,,2024-01-01T00:04:30Z
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,eu,8,2024-01-01T00:05:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string
// #group,false,false,true,true,false,false,false,true
// #default,first,,,,,,,
// ,result,table,_start,_stop,_time,_value,host,region
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,2024-01-01T00:01:00Z,2.25,a,eu
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,2024-01-01T00:02:00Z,0.5,a,eu
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,2024-01-01T00:03:00Z,-4,a,eu
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,2024-01-01T00:04:00Z,,,eu
// ,,0,2024-01-01T00:00:30Z,2024-01-01T00:05:00Z,2024-01-01T00:05:00Z,8,a,eu
//
