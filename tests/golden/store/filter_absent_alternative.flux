// The store evaluates the filter; that no series has a column is known without it.
// data: metrics metrics.lp
data = from(bucket: "metrics") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> filter(fn: (r) => r._measurement == "cpu" and (r.hsot == "a" or r.host == "b"))
    |> count()
    |> yield(name: "some")
data
    |> filter(fn: (r) => r._field == "idle" and (r.host == "a" or r.region == "us"))
    |> count()
    |> yield(name: "all there")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,long
// #group,false,false,true,true,true,true,true,true,false
// #default,some,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,region,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,ok,cpu,b,us,1
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,state,cpu,b,us,1
// ,,2,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,b,us,3
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,long
// #group,false,false,true,true,true,true,true,true,false
// #default,all there,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,region,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,idle,cpu,a,eu,3
//
// --- stderr
// fluxc: warning: no table has a column `hsot`; did you mean `host`?
//   at filter_absent_alternative.flux:6:8
