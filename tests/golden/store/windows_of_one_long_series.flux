// data: m windows_of_one_long_series.lp
// What follows a series that threads share: folds of windows, also of a column that is not there, which become tables
// after all, and functions of rows.
from(bucket: "m")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:12Z)
    |> aggregateWindow(every: 3s, fn: mode)
    |> yield(name: "modes")
from(bucket: "m")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:13Z)
    |> aggregateWindow(every: 4s, fn: (column, tables=<-) => tables |> mode(column: "no"))
    |> yield(name: "no column")
from(bucket: "m")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:14Z)
    |> aggregateWindow(every: 5s, fn: (column, tables=<-) => tables |> integral(unit: 1s), timeSrc: "_start")
    |> yield(name: "integrals")
from(bucket: "m")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:15Z)
    |> fill(value: 0.0)
    |> hourSelection(start: 0, stop: 1)
    |> yield(name: "filled")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,true,false,false
// #default,modes,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:12Z,f,m,,2024-01-01T00:00:03Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:12Z,f,m,,2024-01-01T00:00:06Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:12Z,f,m,,2024-01-01T00:00:09Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:12Z,f,m,,2024-01-01T00:00:12Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,dateTime:RFC3339
// #group,false,false,true,true,true,true,false,false
// #default,no column,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:13Z,f,m,,2024-01-01T00:00:04Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:13Z,f,m,,2024-01-01T00:00:08Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:13Z,f,m,,2024-01-01T00:00:12Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:13Z,f,m,,2024-01-01T00:00:13Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,true,false,false
// #default,integrals,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:14Z,f,m,4.5,2024-01-01T00:00:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:14Z,f,m,1,2024-01-01T00:00:05Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:14Z,f,m,2,2024-01-01T00:00:10Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string
// #group,false,false,true,true,false,false,true,true
// #default,filled,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:15Z,2024-01-01T00:00:00Z,0.5,f,m
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:15Z,2024-01-01T00:00:01Z,1.5,f,m
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:15Z,2024-01-01T00:00:02Z,2.5,f,m
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:15Z,2024-01-01T00:00:03Z,0.5,f,m
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:15Z,2024-01-01T00:00:06Z,0.5,f,m
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:15Z,2024-01-01T00:00:07Z,1.5,f,m
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:15Z,2024-01-01T00:00:10Z,1.5,f,m
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:15Z,2024-01-01T00:00:11Z,2.5,f,m
//
// --- stderr
// fluxc: warning: no table has a column `no`
//   at windows_of_one_long_series.flux:10:72
//   at universe/universe.flux:250:12 in `aggregateWindow`
//   at windows_of_one_long_series.flux:10:8
