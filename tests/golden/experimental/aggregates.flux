// The functions of the package look at `_value` only.
import "array"
import "experimental"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, _value: 1.0},
            {_time: 2024-01-01T00:00:10Z, _value: 4.0},
            {_time: 2024-01-01T00:00:20Z, _value: 4.0},
            {_time: 2024-01-01T00:00:30Z, _value: 11.0},
        ],
    )
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)

data |> experimental.count() |> yield(name: "count")

data |> experimental.sum() |> yield(name: "sum")

data |> experimental.mean() |> yield(name: "mean")

data |> experimental.min() |> yield(name: "min")

data |> experimental.max() |> yield(name: "max")

data |> experimental.first() |> yield(name: "first")

data |> experimental.last() |> yield(name: "last")

data |> experimental.mode() |> yield(name: "mode")

data |> experimental.spread() |> yield(name: "spread")

data |> experimental.stddev() |> yield(name: "stddev")

data |> experimental.skew() |> yield(name: "skew")

data |> experimental.quantile(q: 0.5, method: "exact_mean") |> yield(name: "quantile")

data |> experimental.distinct() |> yield(name: "distinct")

data |> experimental.unique() |> yield(name: "unique")

data |> experimental.integral(unit: 1s) |> yield(name: "integral")

data |> experimental.kaufmansAMA(n: 2) |> yield(name: "kaufmansAMA")

data |> experimental.histogram(bins: [2.0, 5.0, 20.0]) |> yield(name: "histogram")

data |> experimental.preview(nrows: 2) |> yield(name: "preview")

data |> experimental.set(o: {host: "a"}) |> yield(name: "set")

data |> experimental.group(mode: "extend", columns: ["_value"]) |> yield(name: "group")

data |> experimental.fill(value: 0.0) |> yield(name: "fill")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false
// #default,count,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,4
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,sum,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,20
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,mean,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,5
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,min,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,1
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,max,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:30Z,11
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,first,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,1
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,last,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:30Z,11
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,mode,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,4
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,spread,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,10
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,stddev,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,4.242640687119285
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,skew,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,0.7560153527108574
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,quantile,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,4
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,distinct,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,1
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,11
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,unique,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,1
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:10Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:30Z,11
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,integral,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,140
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,kaufmansAMA,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:20Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:30Z,7.111111111111112
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,double
// #group,false,false,true,true,false,false
// #default,histogram,,,,,
// ,result,table,_start,_stop,le,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2,1
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,5,3
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,20,4
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,preview,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,1
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:10Z,4
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
// #group,false,false,true,true,false,false,false
// #default,set,,,,,,
// ,result,table,_start,_stop,_time,_value,host
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,1,a
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:10Z,4,a
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:20Z,4,a
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:30Z,11,a
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,true
// #default,group,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,1
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:10Z,4
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:20Z,4
// ,,2,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:30Z,11
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,fill,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,1
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:10Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:20Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:30Z,11
//
