// The same rows come out wherever filters and limits stand.
// data: metrics ../store/metrics.lp
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> drop(columns: ["_start", "_stop"])
usage = data |> filter(fn: (r) => r._field == "usage")
idle = data |> filter(fn: (r) => r._field == "idle")

union(tables: [usage, idle])
    |> filter(fn: (r) => r.host == "a" and r._time > 2024-01-01T00:00:00Z)
    |> yield(name: "union")

join(tables: {a: usage, b: idle}, on: ["_time", "host"])
    |> filter(fn: (r) => r.host == "a" and r._value_a > 1.5 and r._time > 2024-01-01T00:00:00Z)
    |> yield(name: "join")

join(tables: {a: usage, b: idle}, on: ["_time", "host"])
    |> filter(fn: (r) => r.host == "b")
    |> yield(name: "join nothing")

usage
    |> map(fn: (r) => ({r with _value: if r._time > 2024-01-01T00:00:05Z then 1 else 2}))
    |> limit(n: 1)
    |> yield(name: "map")
usage
    |> map(fn: (r) => ({r with _value: if r._time > 2024-01-01T00:00:05Z then 1 else 2}))
    |> tail(n: 1)
    |> yield(name: "map tail")
usage
    |> drop(columns: ["_time"])
    |> limit(n: 5, offset: 2)
    |> yield(name: "drop")

// ---
// #datatype,string,long,dateTime:RFC3339,long,string,string,string,string
// #group,false,false,false,false,true,true,true,true
// #default,union,,,,,,,
// ,result,table,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:10Z,97,idle,cpu,a,eu
// ,,0,2024-01-01T00:00:20Z,96,idle,cpu,a,eu
//
// #datatype,string,long,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,true,true,true,true
// #default,union,,,,,,,
// ,result,table,_time,_value,_field,_measurement,host,region
// ,,1,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
//
// #datatype,string,long,string,string,string,string,dateTime:RFC3339,double,long,string,string,string
// #group,false,false,true,true,true,true,false,false,false,true,true,true
// #default,join,,,,,,,,,,,
// ,result,table,_field_a,_field_b,_measurement_a,_measurement_b,_time,_value_a,_value_b,host,region_a,region_b
// ,,0,usage,idle,cpu,cpu,2024-01-01T00:00:10Z,2.5,97,a,eu,eu
// ,,0,usage,idle,cpu,cpu,2024-01-01T00:00:20Z,4,96,a,eu,eu
//
//
// #datatype,string,long,dateTime:RFC3339,long,string,string,string,string
// #group,false,false,false,false,true,true,true,true
// #default,map,,,,,,,
// ,result,table,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,long,string,string,string,string
// #group,false,false,false,false,true,true,true,true
// #default,map tail,,,,,,,
// ,result,table,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:20Z,1,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:30Z,1,usage,cpu,b,us
//
// #datatype,string,long,double,string,string,string,string
// #group,false,false,false,true,true,true,true
// #default,drop,,,,,,
// ,result,table,_value,_field,_measurement,host,region
// ,,0,4,usage,cpu,a,eu
// ,,1,40,usage,cpu,b,us
//
// --- stderr
// fluxc: warning: result "join nothing" is empty: no row has "b" in column `host`
//   at filter_and_limit_moved.flux:18:8
