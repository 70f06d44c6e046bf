// data: metrics metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r.host == "a" and r._measurement == "cpu")
    |> map(fn: (r) => ({r with _value: float(v: r._value)}))
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,string,string,double,double
// #group,false,false,true,true,false,true,true,true,false,false
// #default,_result,,,,,,,,,
// ,result,table,_start,_stop,_time,_measurement,host,region,idle,usage
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,cpu,a,eu,98,1.5
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,cpu,a,eu,97,2.5
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,cpu,a,eu,96,4
//
