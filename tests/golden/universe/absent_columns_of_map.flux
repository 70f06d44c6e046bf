// A column that no table has reads as null.
// data: metrics ../store/metrics.lp
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage" and r.host == "a")
        |> keep(columns: ["_field", "_value", "host"])

data |> map(fn: (r) => ({r with pct: r.usage / r.total})) |> yield(name: "fields")
data |> map(fn: (r) => ({r with x: r.hots})) |> yield(name: "typo")
data |> map(fn: (r) => ({r with x: if exists r.y then r.y else 1.0})) |> yield(name: "asked")
data |> map(fn: (r) => ({r with x: 1.0})) |> map(fn: (r) => ({r with y: r.x})) |> yield(name: "made")

// ---
// #datatype,string,long,double,string,string
// #group,false,false,false,true,true
// #default,fields,,,,
// ,result,table,_value,_field,host
// ,,0,1.5,usage,a
// ,,0,2.5,usage,a
// ,,0,4,usage,a
//
// #datatype,string,long,double,string,string
// #group,false,false,false,true,true
// #default,typo,,,,
// ,result,table,_value,_field,host
// ,,0,1.5,usage,a
// ,,0,2.5,usage,a
// ,,0,4,usage,a
//
// #datatype,string,long,double,string,string,double
// #group,false,false,false,true,true,false
// #default,asked,,,,,
// ,result,table,_value,_field,host,x
// ,,0,1.5,usage,a,1
// ,,0,2.5,usage,a,1
// ,,0,4,usage,a,1
//
// #datatype,string,long,double,string,string,double,double
// #group,false,false,false,true,true,false,false
// #default,made,,,,,,
// ,result,table,_value,_field,host,x,y
// ,,0,1.5,usage,a,1,1
// ,,0,2.5,usage,a,1,1
// ,,0,4,usage,a,1,1
//
// --- stderr
// fluxc: warning: no table has a column `usage`, so it is null; `pivot` makes columns of fields
//   at absent_columns_of_map.flux:9:9
// fluxc: warning: no table has a column `total`, so it is null; `pivot` makes columns of fields
//   at absent_columns_of_map.flux:9:9
// fluxc: warning: no table has a column `hots`; did you mean `host`?
//   at absent_columns_of_map.flux:10:9
