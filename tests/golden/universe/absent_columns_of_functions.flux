// The same for functions of rows, and for columns that are shifted, filled or written as tags.
// data: metrics ../store/metrics.lp
// bucket: copy
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage" and r.host == "a")

data |> reduce(identity: {sum: 0.0}, fn: (r, accumulator) => ({sum: accumulator.sum + r._valu})) |> yield(name: "reduce")
data |> stateCount(fn: (r) => r._vlaue > 2.0) |> yield(name: "state")
data |> timeShift(duration: 1h, columns: ["_tme"]) |> yield(name: "shift")
data |> fill(column: "_valu", usePrevious: true) |> yield(name: "fill")
data |> fill(column: "errors", value: 0) |> yield(name: "added")
data |> keep(columns: ["_time", "_vlaue"]) |> yield(name: "left out by nobody")
data |> to(bucket: "copy", tagColumns: ["hots"]) |> yield(name: "to")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,double
// #group,false,false,true,true,true,true,true,true,false
// #default,reduce,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,region,sum
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,a,eu,
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string,long
// #group,false,false,true,true,false,false,true,true,true,true,false
// #default,state,,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region,stateCount
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu,-1
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu,-1
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu,-1
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,shift,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,fill,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string,long
// #group,false,false,true,true,false,false,true,true,true,true,false
// #default,added,,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region,errors
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu,0
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu,0
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu,0
//
// #datatype,string,long,dateTime:RFC3339
// #group,false,false,false
// #default,left out by nobody,,
// ,result,table,_time
// ,,0,2024-01-01T00:00:00Z
// ,,0,2024-01-01T00:00:10Z
// ,,0,2024-01-01T00:00:20Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,to,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
//
// --- stderr
// fluxc: warning: no table has a column `_valu`; did you mean `_value`?
//   at absent_columns_of_functions.flux:9:9
// fluxc: warning: no table has a column `_vlaue`; did you mean `_value`?
//   at absent_columns_of_functions.flux:10:9, calling `stateCount`
// fluxc: warning: no table has a column `_tme`; did you mean `_time`?
//   at absent_columns_of_functions.flux:11:9
// fluxc: warning: no table has a column `_valu`; did you mean `_value`?
//   at absent_columns_of_functions.flux:12:9
// fluxc: warning: no table has a column `_vlaue`; did you mean `_value`?
//   at absent_columns_of_functions.flux:14:9
// fluxc: warning: no table has a column `hots`; did you mean `host`?
//   at absent_columns_of_functions.flux:15:9
