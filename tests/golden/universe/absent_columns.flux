// What operations name and no table has is most likely misspelt; `drop`, `keep` and `group(mode: "except")` may list
// columns that only other tables have.
// data: metrics ../store/metrics.lp
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage" and r.host == "a")
        |> drop(columns: ["_start", "_stop", "_time"])

data |> sort(columns: ["vlaue"]) |> yield(name: "sort")
data |> group(columns: ["hots"]) |> yield(name: "group")
data |> group(columns: ["hots", "region"], mode: "except") |> yield(name: "except")
data |> keep(columns: ["_value", "hots"]) |> yield(name: "keep")
data |> keep(columns: ["place"]) |> yield(name: "keep nothing")
data |> drop(columns: ["hots"]) |> yield(name: "drop")
data |> distinct(column: "hots") |> yield(name: "distinct")
data |> difference(columns: ["value"]) |> yield(name: "difference")
data |> top(n: 1, columns: ["vlaue"]) |> yield(name: "top")
data |> drop(columns: ["_start", "_stop", "pod"]) |> keep(columns: ["_value", "area"]) |> yield(name: "fine")

// ---
// #datatype,string,long,double,string,string,string,string
// #group,false,false,false,true,true,true,true
// #default,sort,,,,,,
// ,result,table,_value,_field,_measurement,host,region
// ,,0,1.5,usage,cpu,a,eu
// ,,0,2.5,usage,cpu,a,eu
// ,,0,4,usage,cpu,a,eu
//
// #datatype,string,long,double,string,string,string,string
// #group,false,false,false,false,false,false,false
// #default,group,,,,,,
// ,result,table,_value,_field,_measurement,host,region
// ,,0,1.5,usage,cpu,a,eu
// ,,0,2.5,usage,cpu,a,eu
// ,,0,4,usage,cpu,a,eu
//
// #datatype,string,long,double,string,string,string,string
// #group,false,false,true,true,true,true,false
// #default,except,,,,,,
// ,result,table,_value,_field,_measurement,host,region
// ,,0,1.5,usage,cpu,a,eu
// ,,1,2.5,usage,cpu,a,eu
// ,,2,4,usage,cpu,a,eu
//
// #datatype,string,long,double
// #group,false,false,false
// #default,keep,,
// ,result,table,_value
// ,,0,1.5
// ,,0,2.5
// ,,0,4
//
// #datatype,string,long
// #group,false,false
// #default,keep nothing,0
// ,result,table
//
// #datatype,string,long,double,string,string,string,string
// #group,false,false,false,true,true,true,true
// #default,drop,,,,,,
// ,result,table,_value,_field,_measurement,host,region
// ,,0,1.5,usage,cpu,a,eu
// ,,0,2.5,usage,cpu,a,eu
// ,,0,4,usage,cpu,a,eu
//
// #datatype,string,long,string,string,string,string,string
// #group,false,false,true,true,true,true,false
// #default,distinct,,,,,,
// ,result,table,_field,_measurement,host,region,_value
// ,,0,usage,cpu,a,eu,
//
// #datatype,string,long,double,string,string,string,string
// #group,false,false,false,true,true,true,true
// #default,difference,,,,,,
// ,result,table,_value,_field,_measurement,host,region
// ,,0,2.5,usage,cpu,a,eu
// ,,0,4,usage,cpu,a,eu
//
// #datatype,string,long,double,string,string,string,string
// #group,false,false,false,true,true,true,true
// #default,top,,,,,,
// ,result,table,_value,_field,_measurement,host,region
// ,,0,1.5,usage,cpu,a,eu
//
// #datatype,string,long,double
// #group,false,false,false
// #default,fine,,
// ,result,table,_value
// ,,0,1.5
// ,,0,2.5
// ,,0,4
//
// --- stderr
// fluxc: warning: no table has a column `vlaue`; did you mean `_value`?
//   at absent_columns.flux:10:9
// fluxc: warning: no table has a column `hots`; did you mean `host`?
//   at absent_columns.flux:11:9
// fluxc: warning: no table has a column `hots`; did you mean `host`?
//   at absent_columns.flux:12:9
// fluxc: warning: no table has a column `hots`; did you mean `host`?
//   at absent_columns.flux:13:9
// fluxc: warning: no table has a column `place`
//   at absent_columns.flux:14:9
// fluxc: warning: no table has a column `hots`; did you mean `host`?
//   at absent_columns.flux:15:9
// fluxc: warning: no table has a column `hots`; did you mean `host`?
//   at absent_columns.flux:16:9
// fluxc: warning: no table has a column `value`; did you mean `_value`?
//   at absent_columns.flux:17:9
// fluxc: warning: no table has a column `vlaue`; did you mean `_value`?
//   at absent_columns.flux:18:9, calling `top`
