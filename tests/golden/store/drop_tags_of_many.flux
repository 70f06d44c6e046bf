// data: metrics metrics.lp
// Series that differ in dropped tags only become one table, whichever thread reads them.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "usage")
    |> keep(columns: ["_value"])
    |> count()
    |> yield(name: "kept")

from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> drop(columns: ["host", "region"])
    |> limit(n: 3)
    |> yield(name: "dropped")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,kept,,
// ,result,table,_value
// ,,0,6
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string,string
// #group,false,false,true,true,false,false,true,true
// #default,dropped,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,98,idle,cpu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,97,idle,cpu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,96,idle,cpu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,boolean,string,string
// #group,false,false,true,true,false,false,true,true
// #default,dropped,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,true,ok,cpu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,string,string
// #group,false,false,true,true,false,false,true,true
// #default,dropped,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,2,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,up,state,cpu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string
// #group,false,false,true,true,false,false,true,true
// #default,dropped,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,3,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu
// ,,3,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu
// ,,3,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,unsignedLong,string,string
// #group,false,false,true,true,false,false,true,true
// #default,dropped,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,4,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,11,used,disk
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,unsignedLong,string,string,string
// #group,false,false,true,true,false,false,true,true,true
// #default,dropped,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,path
// ,,5,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:05Z,7,used,disk,/
// ,,6,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:06Z,9,used,disk,/var
//
