// data: metrics metrics.lp
// Series without the tag have an empty text there for a filter on a read, but it is not there: docs/semantics.md.
base =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "disk")

base |> filter(fn: (r) => r.path == "/") |> yield(name: "equal")

base |> filter(fn: (r) => r.path != "/") |> yield(name: "different")

base |> filter(fn: (r) => not exists r.path) |> yield(name: "missing")

base |> filter(fn: (r) => exists r.path) |> yield(name: "there")

base |> filter(fn: (r) => r.path =~ /var/) |> yield(name: "matches")

base |> filter(fn: (r) => r.path !~ /var/) |> yield(name: "matches not")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,unsignedLong,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,equal,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,path
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:05Z,7,used,disk,a,/
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,unsignedLong,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,different,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,path
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:06Z,9,used,disk,a,/var
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,unsignedLong,string,string,string
// #group,false,false,true,true,false,false,true,true,true
// #default,different,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,11,used,disk,c
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,unsignedLong,string,string,string
// #group,false,false,true,true,false,false,true,true,true
// #default,missing,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,11,used,disk,c
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,unsignedLong,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,there,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,path
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:05Z,7,used,disk,a,/
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:06Z,9,used,disk,a,/var
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,unsignedLong,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,matches,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,path
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:06Z,9,used,disk,a,/var
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,unsignedLong,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,matches not,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,path
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:05Z,7,used,disk,a,/
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,unsignedLong,string,string,string
// #group,false,false,true,true,false,false,true,true,true
// #default,matches not,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,11,used,disk,c
//
