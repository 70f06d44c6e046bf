// data: metrics metrics.lp
// Nobody reads what was in `_time`, but its place in the table stays.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "usage" and r.host == "a")

data
    |> map(fn: (r) => ({r with _time: 2024-02-01T00:00:00Z, _value: 1.5}))
    |> keep(columns: ["_time", "host", "_field", "_value"])
    |> yield(name: "map")
data
    |> set(key: "_value", value: "x")
    |> keep(columns: ["_time", "host", "_field", "_value"])
    |> yield(name: "set")

// ---
// #datatype,string,long,dateTime:RFC3339,double,string,string
// #group,false,false,false,false,true,true
// #default,map,,,,,
// ,result,table,_time,_value,_field,host
// ,,0,2024-02-01T00:00:00Z,1.5,usage,a
// ,,0,2024-02-01T00:00:00Z,1.5,usage,a
// ,,0,2024-02-01T00:00:00Z,1.5,usage,a
//
// #datatype,string,long,dateTime:RFC3339,string,string,string
// #group,false,false,false,false,true,true
// #default,set,,,,,
// ,result,table,_time,_value,_field,host
// ,,0,2024-01-01T00:00:00Z,x,usage,a
// ,,0,2024-01-01T00:00:10Z,x,usage,a
// ,,0,2024-01-01T00:00:20Z,x,usage,a
//
