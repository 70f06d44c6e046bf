// data: metrics metrics.lp
// Rows of series that differ in a tag which nobody reads.
points = from(bucket: "metrics") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> filter(fn: (r) => r._field == "usage")
points |> group(columns: ["region"]) |> sum() |> yield(name: "sums")
points |> group(columns: ["host", "_field"]) |> last() |> keep(columns: ["host", "_value", "_time"]) |> yield(name: "last")
points |> group() |> sort(columns: ["_value"]) |> limit(n: 3) |> keep(columns: ["_value"]) |> yield(name: "least")
points |> group(columns: ["rack"]) |> distinct(column: "host") |> yield(name: "hosts")
points |> group(columns: ["region", "_time", "_value"], mode: "except") |> count() |> yield(name: "others")

// ---
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,sums,,,
// ,result,table,region,_value
// ,,0,eu,8
// ,,1,us,70
//
// #datatype,string,long,dateTime:RFC3339,double,string
// #group,false,false,false,false,true
// #default,last,,,,
// ,result,table,_time,_value,host
// ,,0,2024-01-01T00:00:20Z,4,a
// ,,1,2024-01-01T00:00:30Z,40,b
//
// #datatype,string,long,double
// #group,false,false,false
// #default,least,,
// ,result,table,_value
// ,,0,1.5
// ,,0,2.5
// ,,0,4
//
// #datatype,string,long,string
// #group,false,false,false
// #default,hosts,,
// ,result,table,_value
// ,,0,a
// ,,0,b
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,long
// #group,false,false,true,true,true,true,true,false
// #default,others,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,a,3
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,b,3
//
// --- stderr
// fluxc: warning: no table has a column `rack`
//   at tags_nobody_reads.flux:7:11
