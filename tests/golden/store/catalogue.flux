// run: --now 2024-01-03T00:00:00Z
// data: metrics metrics.lp
// Sorted, without rows for series that lack the tag; only series with points in the range count.
import "influxdata/influxdb/schema"
import "influxdata/influxdb/v1"

start = 2024-01-01T00:00:00Z
stop = 2024-01-02T00:00:00Z

schema.measurements(bucket: "metrics", start: start, stop: stop) |> yield(name: "measurements")
schema.measurements(bucket: "metrics", start: stop) |> yield(name: "no measurements")
schema.tagKeys(bucket: "metrics", start: start, stop: stop) |> yield(name: "tag keys")
schema.tagKeys(bucket: "metrics", start: stop) |> yield(name: "keys of nothing")
schema.measurementTagKeys(bucket: "metrics", measurement: "cpu", start: start, stop: stop) |> yield(name: "tag keys of cpu")
schema.tagValues(bucket: "metrics", tag: "host", start: start, stop: stop) |> yield(name: "hosts")
schema.tagValues(bucket: "metrics", tag: "nosuch", start: start, stop: stop) |> yield(name: "values of no tag")
schema.tagValues(bucket: "metrics", tag: "host", predicate: (r) => r._field == "usage" and r._value > 1.0, start: start, stop: stop)
    |> yield(name: "hosts by value")
schema.fieldKeys(bucket: "metrics", start: start, stop: stop) |> yield(name: "fields")
schema.measurementFieldKeys(bucket: "metrics", measurement: "cpu", start: start, stop: stop) |> yield(name: "fields of cpu")
v1.tagValues(bucket: "metrics", tag: "_field", predicate: (r) => exists r.host, start: start, stop: stop) |> yield(name: "fields with host")

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,measurements,,
// ,result,table,_value
// ,,0,cpu
// ,,0,disk
//
// #datatype,string,long,string
// #group,false,false,false
// #default,no measurements,0,
// ,result,table,_value
//
// #datatype,string,long,string
// #group,false,false,false
// #default,tag keys,,
// ,result,table,_value
// ,,0,_start
// ,,0,_stop
// ,,0,_field
// ,,0,_measurement
// ,,0,host
// ,,0,path
// ,,0,region
//
// #datatype,string,long,string
// #group,false,false,false
// #default,keys of nothing,,
// ,result,table,_value
// ,,0,_start
// ,,0,_stop
// ,,0,_field
// ,,0,_measurement
//
// #datatype,string,long,string
// #group,false,false,false
// #default,tag keys of cpu,,
// ,result,table,_value
// ,,0,_start
// ,,0,_stop
// ,,0,_field
// ,,0,_measurement
// ,,0,host
// ,,0,region
//
// #datatype,string,long,string
// #group,false,false,false
// #default,hosts,,
// ,result,table,_value
// ,,0,a
// ,,0,b
// ,,0,c
//
// #datatype,string,long,string
// #group,false,false,false
// #default,values of no tag,0,
// ,result,table,_value
//
// #datatype,string,long,string
// #group,false,false,false
// #default,hosts by value,,
// ,result,table,_value
// ,,0,a
// ,,0,b
//
// #datatype,string,long,string
// #group,false,false,false
// #default,fields,,
// ,result,table,_value
// ,,0,idle
// ,,0,ok
// ,,0,state
// ,,0,usage
// ,,0,used
//
// #datatype,string,long,string
// #group,false,false,false
// #default,fields of cpu,,
// ,result,table,_value
// ,,0,idle
// ,,0,ok
// ,,0,state
// ,,0,usage
//
// #datatype,string,long,string
// #group,false,false,false
// #default,fields with host,,
// ,result,table,_value
// ,,0,idle
// ,,0,ok
// ,,0,state
// ,,0,usage
// ,,0,used
//
// --- stderr
// fluxc: warning: no table has a column `nosuch`
//   at catalogue.flux:16:1, calling `schema.tagValues`
// fluxc: warning: result "no measurements" is empty: bucket "metrics" has no data from 2024-01-02T00:00:00Z to 2024-01-03T00:00:00Z; there is data at 2024-01-01T00:00:00Z
//   at catalogue.flux:11:1, calling `schema.measurements`
