// data: metrics mixed.lp
// The same rows, columns and tables whatever the source left out.
read = (field) =>
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._field == field)

read(field: "usage") |> group() |> max() |> yield(name: "max")
read(field: "usage") |> group(columns: ["region"]) |> min() |> yield(name: "min")
read(field: "usage") |> group(columns: ["host", "nothing"]) |> first() |> yield(name: "first")
read(field: "usage") |> group() |> last() |> yield(name: "last")
read(field: "usage") |> group() |> first(column: "region") |> yield(name: "first region")
read(field: "usage") |> group(columns: ["region"]) |> count() |> yield(name: "count")
read(field: "idle") |> group(columns: ["host"]) |> sum() |> yield(name: "sum")
read(field: "used") |> group() |> sum() |> yield(name: "sum of measurements")
read(field: "nothing") |> group() |> count() |> yield(name: "nothing")
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> group(columns: ["_measurement"])
    |> count()
    |> yield(name: "count of all types")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,false
// #default,max,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string
// #group,false,false,false,false,false,false,false,false,false
// #default,min,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,true
// #default,min,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,2,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,false,false,true,false
// #default,first,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,false
// #default,last,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,false
// #default,first region,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
//
// #datatype,string,long,long
// #group,false,false,false
// #default,count,,
// ,result,table,_value
// ,,0,1
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,count,,,
// ,result,table,region,_value
// ,,1,eu,2
// ,,2,us,1
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,sum,,,
// ,result,table,host,_value
// ,,0,a,195
//
// #datatype,string,long,long
// #group,false,false,false
// #default,sum of measurements,,
// ,result,table,_value
// ,,0,12
//
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,count of all types,,,
// ,result,table,_measurement,_value
// ,,0,cpu,8
// ,,1,mem,2
//
// --- stderr
// fluxc: warning: result "nothing" is empty: bucket "metrics" has no field "nothing"; there are "idle", "state", "usage", "used"
//   at aggregate_under_group_results.flux:6:12 in `read`
//   at aggregate_under_group_results.flux:16:1
