// data: metrics metrics.lp
// A count looks at no value, so that groups may hold values of several types.
data = from(bucket: "metrics") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data |> group() |> count() |> yield(name: "all")
data |> group(columns: ["host"]) |> count() |> yield(name: "hosts")
data |> group(columns: ["path"]) |> count() |> yield(name: "paths")
data
    |> group(mode: "except", columns: ["_time", "_value", "_field", "region"])
    |> count()
    |> yield(name: "except")
data |> filter(fn: (r) => string(v: r._value) != "98") |> group() |> count() |> yield(name: "filtered")
data |> filter(fn: (r) => r._measurement == "none") |> group() |> count() |> yield(name: "none")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,all,,
// ,result,table,_value
// ,,0,14
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,hosts,,,
// ,result,table,host,_value
// ,,0,a,8
// ,,1,b,5
// ,,2,c,1
//
// #datatype,string,long,long
// #group,false,false,false
// #default,paths,,
// ,result,table,_value
// ,,0,12
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,paths,,,
// ,result,table,path,_value
// ,,1,/,1
// ,,2,/var,1
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,long
// #group,false,false,true,true,true,true,false
// #default,except,,,,,,
// ,result,table,_start,_stop,_measurement,host,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,cpu,a,6
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,cpu,b,5
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,long
// #group,false,false,true,true,true,true,true,false
// #default,except,,,,,,,
// ,result,table,_start,_stop,_measurement,host,path,_value
// ,,2,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,disk,a,/,1
// ,,3,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,disk,a,/var,1
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,long
// #group,false,false,true,true,true,true,false
// #default,except,,,,,,
// ,result,table,_start,_stop,_measurement,host,_value
// ,,4,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,disk,c,1
//
// #datatype,string,long,long
// #group,false,false,false
// #default,filtered,,
// ,result,table,_value
// ,,0,13
//
//
// --- stderr
// fluxc: warning: result "none" is empty: bucket "metrics" has no measurement "none"; there are "cpu", "disk"
//   at count_of_groups.flux:13:9
