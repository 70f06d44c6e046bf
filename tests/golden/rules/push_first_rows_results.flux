// data: metrics ../store/metrics.lp
// data: odd first_rows.lp
// The results are those of the operations one by one: equal values in the order of their times, NaN greater than all
// numbers, zeros of both signs equal.
usage =
    () =>
        from(bucket: "metrics")
            |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
            |> filter(fn: (r) => r._field == "usage")
odd = () => from(bucket: "odd") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

usage() |> top(n: 2) |> yield(name: "top")
usage() |> top(n: 0) |> yield(name: "none")
usage() |> bottom(n: 1) |> keep(columns: ["host", "_value"]) |> yield(name: "bottom")
usage() |> sort(columns: ["_time"], desc: true) |> limit(n: 2) |> yield(name: "newest")
usage() |> sort(columns: ["_time"], desc: true) |> limit(n: 2) |> keep(columns: ["host", "_time"]) |> yield(name: "newest times")
usage() |> sort(desc: true) |> limit(n: 1, offset: 1) |> yield(name: "second")
usage() |> top(n: 1) |> derivative(unit: 1s) |> yield(name: "rows are not in time order")
odd() |> filter(fn: (r) => r._field == "f") |> top(n: 3) |> yield(name: "top of floats")
odd() |> filter(fn: (r) => r._field == "f") |> bottom(n: 4) |> yield(name: "bottom of floats")
odd() |> filter(fn: (r) => r._field == "u") |> top(n: 2) |> yield(name: "top of uints")
odd() |> filter(fn: (r) => r._field == "i") |> bottom(n: 2) |> yield(name: "bottom of ints")
odd() |> top(n: 1) |> yield(name: "all types")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,top,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
//
//
// #datatype,string,long,double,string
// #group,false,false,false,true
// #default,bottom,,,
// ,result,table,_value,host
// ,,0,1.5,a
// ,,1,10,b
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,newest,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,string
// #group,false,false,false,true
// #default,newest times,,,
// ,result,table,_time,host
// ,,0,2024-01-01T00:00:20Z,a
// ,,0,2024-01-01T00:00:10Z,a
// ,,1,2024-01-01T00:00:30Z,b
// ,,1,2024-01-01T00:00:15Z,b
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,second,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,rows are not in time order,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,,,usage,cpu,a,eu
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,rows are not in time order,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,,,usage,cpu,b,us
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string
// #group,false,false,true,true,false,false,true,true
// #default,top of floats,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:02Z,1.5,f,m
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:03Z,1.5,f,m
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,0,f,m
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string
// #group,false,false,true,true,false,false,true,true
// #default,bottom of floats,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,0,f,m
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:01Z,-0,f,m
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:04Z,0,f,m
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:02Z,1.5,f,m
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,unsignedLong,string,string
// #group,false,false,true,true,false,false,true,true
// #default,top of uints,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,18446744073709551615,u,m
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:02Z,18446744073709551615,u,m
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string,string
// #group,false,false,true,true,false,false,true,true
// #default,bottom of ints,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:01Z,-5,i,m
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:02Z,-5,i,m
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,boolean,string,string
// #group,false,false,true,true,false,false,true,true
// #default,all types,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,true,b,m
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string
// #group,false,false,true,true,false,false,true,true
// #default,all types,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:02Z,1.5,f,m
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string,string
// #group,false,false,true,true,false,false,true,true
// #default,all types,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,2,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:03Z,7,i,m
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,string,string
// #group,false,false,true,true,false,false,true,true
// #default,all types,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,3,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:02Z,c,s,m
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,unsignedLong,string,string
// #group,false,false,true,true,false,false,true,true
// #default,all types,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,4,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,18446744073709551615,u,m
//
