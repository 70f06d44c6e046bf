// data: types types.lp
// A function that can only be called row by row does not hinder conditions on `_value` beside it.
import "date"

data = from(bucket: "types") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
count = (tables=<-, name) => tables |> keep(columns: ["_field", "_time"]) |> group(columns: ["_field"]) |> count(column: "_time") |> yield(name: name)

data |> filter(fn: (r) => r._value > 1.0 or r._field == "s") |> truncateTimeColumn(unit: 1m) |> count(name: "behind")
data |> filter(fn: (r) => date.hour(t: r._time) >= 0) |> filter(fn: (r) => r._value > 1.0) |> count(name: "in front")

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,behind,,,
// ,result,table,_field,_time
// ,,0,f,1
// ,,1,i,1
// ,,2,s,2
// ,,3,u,1
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,in front,,,
// ,result,table,_field,_time
// ,,0,f,1
// ,,1,i,1
// ,,2,u,1
//
