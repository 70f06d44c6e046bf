// data: metrics ../store/metrics.lp
// The results are those of the operations one by one.
import "influxdata/influxdb/schema"

usage =
    () =>
        from(bucket: "metrics")
            |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
            |> filter(fn: (r) => r._field == "usage")

usage() |> limit(n: 1, offset: 1) |> yield(name: "limit")
usage() |> limit(n: 0) |> yield(name: "no rows")
usage() |> limit(n: 1, offset: 2) |> yield(name: "limit that drops tables")
usage() |> tail(n: 2) |> yield(name: "tail")
usage() |> tail(n: 1, offset: 2) |> yield(name: "tail that keeps tables")
usage() |> first() |> drop(columns: ["_time"]) |> yield(name: "first")
usage() |> last() |> yield(name: "last")
usage() |> count() |> yield(name: "count")
usage() |> max() |> yield(name: "max")
usage() |> filter(fn: (r) => r._time >= 2024-01-01T00:00:10Z) |> min() |> yield(name: "min of times")
usage() |> filter(fn: (r) => r._time >= 2024-01-01T00:00:10Z and r._value > 3.0) |> yield(name: "times and values")
usage() |> filter(fn: (r) => 2024-01-01T00:00:10Z == r._time) |> count() |> yield(name: "one instant")
schema.tagValues(bucket: "metrics", tag: "host", start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> yield(name: "tag values")
schema.tagKeys(bucket: "metrics", start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> yield(name: "tag keys")
schema.fieldKeys(bucket: "metrics", start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> yield(name: "field keys")
usage() |> unique(column: "host") |> yield(name: "unique")
usage() |> keyValues(keyColumns: ["host", "region"]) |> yield(name: "key values")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,limit,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,no rows,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,,,usage,cpu,a,eu
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,no rows,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,,,usage,cpu,b,us
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,limit that drops tables,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,tail,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,tail that keeps tables,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,true,true,true,true
// #default,first,,,,,,,,
// ,result,table,_start,_stop,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,1.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,10,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,last,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,long
// #group,false,false,true,true,true,true,true,true,false
// #default,count,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,region,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,a,eu,3
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,b,us,3
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,max,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,min of times,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,times and values,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,long
// #group,false,false,true,true,true,true,true,true,false
// #default,one instant,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,region,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,a,eu,1
//
// #datatype,string,long,string
// #group,false,false,false
// #default,tag values,,
// ,result,table,_value
// ,,0,a
// ,,0,b
// ,,0,c
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
// #default,field keys,,
// ,result,table,_value
// ,,0,idle
// ,,0,ok
// ,,0,state
// ,,0,usage
// ,,0,used
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,unique,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,string,string
// #group,false,false,true,true,true,true,true,true,false,false
// #default,key values,,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,region,_key,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,a,eu,host,a
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,a,eu,region,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,b,us,host,b
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,b,us,region,us
//
