// data: metrics mixed.lp
// The same rows, columns and tables whether tables were limited before or not.
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
floats = data |> filter(fn: (r) => r._field == "usage")

floats |> group() |> limit(n: 1) |> yield(name: "first")
floats |> group() |> limit(n: 2, offset: 1) |> yield(name: "behind the first")
floats |> group(columns: ["region", "nothing"]) |> tail(n: 1) |> yield(name: "last")
floats |> group(columns: ["host"]) |> tail(n: 1, offset: 1) |> yield(name: "before the last")
floats |> filter(fn: (r) => r._value > 2.0) |> group() |> limit(n: 2) |> yield(name: "filtered")
floats
    |> filter(fn: (r) => r._value > 2.0, onEmpty: "keep")
    |> group(columns: ["host"])
    |> limit(n: 1)
    |> yield(name: "without rows")
floats
    |> window(every: 10s)
    |> drop(columns: ["_start", "_stop"])
    |> group(columns: ["_field"])
    |> limit(n: 2)
    |> yield(name: "windows")
floats |> sort(columns: ["_value"], desc: true) |> group() |> limit(n: 2) |> yield(name: "sorted")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,false
// #default,first,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,false
// #default,behind the first,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string
// #group,false,false,false,false,false,false,false,false,false
// #default,last,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,true
// #default,last,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,2,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,false,false,true,false
// #default,before the last,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,false
// #default,filtered,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,false,false,true,false
// #default,without rows,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,
//
// #datatype,string,long,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,true,false,false,false
// #default,windows,,,,,,,
// ,result,table,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,false
// #default,sorted,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
//
