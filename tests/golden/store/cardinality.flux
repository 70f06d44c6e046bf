// run: --now 2024-01-03T00:00:00Z
// data: metrics metrics.lp
import "influxdata/influxdb"

start = 2024-01-01T00:00:00Z
stop = 2024-01-02T00:00:00Z

influxdb.cardinality(bucket: "metrics", start: start, stop: stop) |> yield(name: "all")
influxdb.cardinality(bucket: "metrics", start: start, stop: stop, predicate: (r) => r._measurement == "cpu")
    |> yield(name: "of a measurement")
influxdb.cardinality(bucket: "metrics", start: start, stop: stop, predicate: (r) => r._field == "usage" and r._value > 50.0)
    |> yield(name: "by value")
influxdb.cardinality(bucket: "metrics", start: stop) |> yield(name: "none")
from(bucket: "metrics") |> range(start: start, stop: stop) |> limit(n: 1) |> drop(columns: ["_value"]) |> group() |> count(column: "_field") |> yield(name: "counted otherwise")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false
// #default,all,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,8
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false
// #default,of a measurement,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,5
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false
// #default,by value,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,0
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false
// #default,none,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-02T00:00:00Z,2024-01-03T00:00:00Z,0
//
// #datatype,string,long,long
// #group,false,false,false
// #default,counted otherwise,,
// ,result,table,_field
// ,,0,8
//
