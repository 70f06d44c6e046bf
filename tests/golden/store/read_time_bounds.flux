// data: metrics metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:10Z, stop: 2024-01-01T00:00:20Z)
    |> filter(fn: (r) => r._measurement == "cpu")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,_result,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:10Z,2024-01-01T00:00:20Z,2024-01-01T00:00:10Z,97,idle,cpu,a,eu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,boolean,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,_result,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,1,2024-01-01T00:00:10Z,2024-01-01T00:00:20Z,2024-01-01T00:00:15Z,true,ok,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,_result,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,2,2024-01-01T00:00:10Z,2024-01-01T00:00:20Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,3,2024-01-01T00:00:10Z,2024-01-01T00:00:20Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
//
