// What is computed once is the same as what is computed twice.
// data: metrics ../store/metrics.lp
cpu = () =>
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

join(tables: {a: cpu() |> cumulativeSum(), b: cpu() |> difference()}, on: ["_time", "host"])
    |> keep(columns: ["_time", "_value_a", "_value_b", "host"])
    |> yield(name: "join")
cpu() |> group() |> sort() |> limit(n: 2) |> yield(name: "least")
cpu() |> group() |> sort() |> tail(n: 2) |> yield(name: "greatest")
cpu() |> sort() |> count() |> yield(name: "count")
cpu() |> derivative() |> sort(columns: ["_time"]) |> limit(n: 0) |> yield(name: "sorted and limited")
cpu() |> derivative() |> limit(n: 0) |> yield(name: "limited")

// ---
// #datatype,string,long,dateTime:RFC3339,double,double,string
// #group,false,false,false,false,false,true
// #default,join,,,,,
// ,result,table,_time,_value_a,_value_b,host
// ,,0,2024-01-01T00:00:10Z,4,1,a
// ,,0,2024-01-01T00:00:20Z,8,1.5,a
// ,,1,2024-01-01T00:00:15Z,30,10,b
// ,,1,2024-01-01T00:00:30Z,70,20,b
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,false
// #default,least,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,false
// #default,greatest,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,long
// #group,false,false,true,true,true,true,true,true,false
// #default,count,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,region,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,a,eu,3
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,b,us,3
//
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,limited,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,,,usage,cpu,a,eu
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,limited,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,,,usage,cpu,b,us
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
//
