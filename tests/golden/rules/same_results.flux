// run: --now 2024-01-02T00:00:00Z
// data: metrics mixed.lp
// What rules do to filters is not seen in results: here all of them fire, on tables of many types, without some of the
// columns, and empty ones.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> sort(columns: ["_time"], desc: true)
    |> filter(fn: (r) => r.host == "a")
    |> filter(fn: (r) => r._time > 2024-01-01T00:00:05Z and r._time > 2024-01-01T00:00:05Z)
    |> yield(name: "sort")

data
    |> duplicate(column: "_field", as: "_value")
    |> filter(fn: (r) => r._value == "state" or r.region == "us")
    |> yield(name: "duplicate")

data
    |> set(key: "_value", value: "none")
    |> filter(fn: (r) => not exists r.host and r._value == "none")
    |> yield(name: "set")

data
    |> drop(columns: ["_value"])
    |> filter(fn: (r) => r.region !~ /^eu$/ and not exists r._value)
    |> yield(name: "drop")

data
    |> map(fn: (r) => ({r with _value: if r._field == "usage" then 1 else 2}))
    |> filter(fn: (r) => contains(value: r.host, set: ["a", "c.d"]) and r._value == 2)
    |> yield(name: "map")

data
    |> filter(fn: (r) => r.host =~ /^c\.d$/)
    |> yield(name: "regex")

data
    |> filter(fn: (r) => not contains(value: r.host, set: ["a", "b"]))
    |> yield(name: "not contained")

data
    |> filter(fn: (r) => not (r.region == "eu"))
    |> yield(name: "negation")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,sort,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,97,idle,cpu,a,eu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,sort,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true
// #default,duplicate,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,state,state,cpu,b
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,duplicate,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:16Z,state,state,cpu,c.d,eu
// ,,2,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,usage,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true
// #default,set,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,usage
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:17Z,none,used,mem,tag
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true
// #default,set,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,region
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:16Z,none,used,mem,eu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string
// #group,false,false,true,true,false,true,true,true,true
// #default,drop,,,,,,,,
// ,result,table,_start,_stop,_time,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,map,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,2,idle,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2,idle,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:16Z,2,state,cpu,c.d,eu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,regex,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:16Z,off,state,cpu,c.d,eu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,not contained,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:16Z,off,state,cpu,c.d,eu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string,string,string
// #group,false,false,true,true,false,false,true,true,true
// #default,not contained,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,usage
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:17Z,7,used,mem,tag
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string,string,string
// #group,false,false,true,true,false,false,true,true,true
// #default,not contained,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,region
// ,,2,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:16Z,5,used,mem,eu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,negation,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
//
