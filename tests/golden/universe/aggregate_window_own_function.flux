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

data
    |> aggregateWindow(every: 20s, fn: (column, tables=<-) => tables |> quantile(q: 0.5, column: column, method: "exact_mean"))
    |> yield(name: "quantile")

data
    |> aggregateWindow(every: 20s, fn: median, createEmpty: false)
    |> yield(name: "median")

data
    |> aggregateWindow(every: 20s, fn: spread)
    |> yield(name: "spread")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,quantile,,,,,,
// ,result,table,_start,_stop,host,_value,_time
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,2.25,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,3,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,,2024-01-01T00:00:45Z
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,b,7,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,b,,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,b,,2024-01-01T00:00:45Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,median,,,,,,
// ,result,table,_start,_stop,host,_value,_time
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,2.25,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,3,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,b,7,2024-01-01T00:00:20Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,spread,,,,,,
// ,result,table,_start,_stop,host,_value,_time
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,1.5,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,10,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,,2024-01-01T00:00:45Z
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,b,0,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,b,,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,b,,2024-01-01T00:00:45Z
//
