// data: metrics metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:40Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")
    |> aggregateWindow(every: 20s, fn: mean)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,true,true,true,false,false
// #default,_result,,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,region,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:40Z,usage,cpu,a,eu,2,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:40Z,usage,cpu,a,eu,4,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:40Z,usage,cpu,b,us,15,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:40Z,usage,cpu,b,us,40,2024-01-01T00:00:40Z
//
