// data: metrics ../store/metrics.lp
// The sums are those of the values one by one, whoever adds them.
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:05Z, stop: 2024-01-02T00:00:00Z)

data
    |> filter(fn: (r) => r._field == "idle" or r._field == "used")
    |> filter(fn: (r) => r._measurement == "cpu")
    |> sum()
    |> yield(name: "int")
data
    |> filter(fn: (r) => r._field == "used")
    |> sum()
    |> yield(name: "uint")
data
    |> filter(fn: (r) => r._field == "usage")
    |> sum()
    |> yield(name: "float")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,long
// #group,false,false,true,true,true,true,true,true,false
// #default,int,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,region,_value
// ,,0,2024-01-01T00:00:05Z,2024-01-02T00:00:00Z,idle,cpu,a,eu,193
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,unsignedLong
// #group,false,false,true,true,true,true,true,true,false
// #default,uint,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,path,_value
// ,,0,2024-01-01T00:00:05Z,2024-01-02T00:00:00Z,used,disk,a,/,7
// ,,1,2024-01-01T00:00:05Z,2024-01-02T00:00:00Z,used,disk,a,/var,9
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,unsignedLong
// #group,false,false,true,true,true,true,true,false
// #default,uint,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,_value
// ,,2,2024-01-01T00:00:05Z,2024-01-02T00:00:00Z,used,disk,c,11
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,double
// #group,false,false,true,true,true,true,true,true,false
// #default,float,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,region,_value
// ,,0,2024-01-01T00:00:05Z,2024-01-02T00:00:00Z,usage,cpu,a,eu,6.5
// ,,1,2024-01-01T00:00:05Z,2024-01-02T00:00:00Z,usage,cpu,b,us,60
//
