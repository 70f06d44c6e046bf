// data: metrics ../store/metrics.lp
// Tables, columns and rows are the same whether the filter moved or not.
import "experimental"

data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
disk = data |> filter(fn: (r) => r._measurement == "disk")
usage = data |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

usage
    |> group(columns: ["region"])
    |> filter(fn: (r) => r._value > 3.0)
    |> yield(name: "by")
usage
    |> group(columns: ["_time", "_value"], mode: "except")
    |> filter(fn: (r) => r.host == "b")
    |> yield(name: "except")
usage
    |> drop(columns: ["host", "region"])
    |> experimental.group(mode: "extend", columns: ["_time"])
    |> filter(fn: (r) => r._time < 2024-01-01T00:00:15Z)
    |> yield(name: "extend")
disk
    |> group(columns: ["_field"])
    |> filter(fn: (r) => r.host == "c")
    |> yield(name: "columns of dropped tables")
usage
    |> group()
    |> filter(fn: (r) => r._value > 100.0)
    |> yield(name: "nothing is left")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,true
// #default,by,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,except,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string
// #group,false,false,true,true,true,false,true,true
// #default,extend,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,unsignedLong,string,string,string,string
// #group,false,false,false,false,false,false,true,false,false,false
// #default,columns of dropped tables,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,path
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,11,used,disk,c,
//
//
