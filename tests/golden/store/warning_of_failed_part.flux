// data: metrics metrics.lp
// Whether a column is in no table is not known when the stream fails.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "usage")
    |> fill(column: "nope", value: 0.0)
    |> map(fn: (r) => ({r with n: if r.host == "b" then 1 / 0 else 1}))

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string,double,long
// #group,false,false,true,true,false,false,true,true,true,true,false,false
// #default,_result,,,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region,nope,n
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu,0,1
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu,0,1
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu,0,1
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `1 / 0`: cannot divide by zero
//   in table {_field: ""usage"", _measurement: ""cpu"", host: ""b"", region: ""us""}
//   at warning_of_failed_part.flux:7:57
//   at warning_of_failed_part.flux:7:8",
// --- stderr
// fluxc: cannot evaluate `1 / 0`: cannot divide by zero
//   in table {_field: "usage", _measurement: "cpu", host: "b", region: "us"}
//   at warning_of_failed_part.flux:7:57
//   |
// 7 |     |> map(fn: (r) => ({r with n: if r.host == "b" then 1 / 0 else 1}))
//   |                                                         ^
//   at warning_of_failed_part.flux:7:8
// --- exit 1
