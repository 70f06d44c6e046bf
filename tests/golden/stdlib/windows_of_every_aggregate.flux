// Every aggregate in windows: with and without empty ones, of every type, with nulls.
import "array"
import "internal/debug"

rows = [
    {_time: 2024-01-01T00:00:01Z, host: "a", f: 1.5, i: 3, u: uint(v: 7)},
    {_time: 2024-01-01T00:00:02Z, host: "a", f: 4.25, i: -9, u: uint(v: 2)},
    {_time: 2024-01-01T00:00:09Z, host: "a", f: 2.0, i: 5, u: uint(v: 11)},
    {_time: 2024-01-01T00:00:31Z, host: "a", f: 8.0, i: 4, u: uint(v: 1)},
    {_time: 2024-01-01T00:00:44Z, host: "a", f: 0.5, i: 4, u: uint(v: 5)},
    {_time: 2024-01-01T00:00:45Z, host: "b", f: 10.0, i: 1, u: uint(v: 5)},
]
data = array.from(rows: rows) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> group(columns: ["_start", "_stop", "host"])

withNulls = data |> map(fn: (r) => ({r with f: if r.f > 4.0 then r.f else debug.null(type: "float")}))

data |> aggregateWindow(every: 10s, fn: spread, column: "f") |> yield(name: "spread f")
data |> aggregateWindow(every: 10s, fn: spread, column: "i", createEmpty: false) |> yield(name: "spread i")
data |> aggregateWindow(every: 20s, fn: spread, column: "u", timeSrc: "_start") |> yield(name: "spread u")
data |> aggregateWindow(every: 20s, fn: stddev, column: "f") |> yield(name: "stddev")
data |> aggregateWindow(every: 20s, column: "i", fn: (column, tables=<-) => tables |> stddev(column: column, mode: "population")) |> yield(name: "stddev p")
data |> aggregateWindow(every: 30s, fn: skew, column: "f") |> yield(name: "skew")
data |> aggregateWindow(every: 20s, fn: median, column: "f") |> yield(name: "median")
data |> aggregateWindow(every: 20s, column: "u", fn: (column, tables=<-) => tables |> quantile(q: 0.9, column: column)) |> yield(name: "q90")
data |> aggregateWindow(every: 20s, column: "f", fn: (column, tables=<-) => tables |> quantile(q: 0.25, column: column, method: "exact_mean")) |> yield(name: "q25")
data |> aggregateWindow(every: 20s, column: "f", createEmpty: false, fn: (column, tables=<-) => tables |> quantile(q: 0.25, column: column, method: "exact_selector")) |> yield(name: "q25s")

withNulls |> aggregateWindow(every: 20s, fn: spread, column: "f") |> yield(name: "n spread")

withNulls |> aggregateWindow(every: 20s, fn: stddev, column: "f") |> yield(name: "n stddev")

withNulls |> aggregateWindow(every: 20s, fn: median, column: "f") |> yield(name: "n median")

withNulls |> aggregateWindow(every: 20s, fn: skew, column: "f", createEmpty: false) |> yield(name: "n skew")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,spread f,,,,,,
// ,result,table,_start,_stop,host,f,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,2.75,2024-01-01T00:00:10Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,,2024-01-01T00:00:30Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0,2024-01-01T00:00:50Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,,2024-01-01T00:01:00Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:10Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:30Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,0,2024-01-01T00:00:50Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:01:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,long,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,spread i,,,,,,
// ,result,table,_start,_stop,host,i,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,14,2024-01-01T00:00:10Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0,2024-01-01T00:00:50Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,0,2024-01-01T00:00:50Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,unsignedLong,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,spread u,,,,,,
// ,result,table,_start,_stop,host,u,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,9,2024-01-01T00:00:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:00Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,0,2024-01-01T00:00:40Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,stddev,,,,,,
// ,result,table,_start,_stop,host,f,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,1.4648663192705789,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,NaN,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,NaN,2024-01-01T00:01:00Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,NaN,2024-01-01T00:01:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,stddev p,,,,,,
// ,result,table,_start,_stop,host,i,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,6.182412330330469,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0,2024-01-01T00:01:00Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,0,2024-01-01T00:01:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,skew,,,,,,
// ,result,table,_start,_stop,host,f,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0.6155602359275455,2024-01-01T00:00:30Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0,2024-01-01T00:01:00Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:30Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,NaN,2024-01-01T00:01:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,median,,,,,,
// ,result,table,_start,_stop,host,f,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,2,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,8,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0.5,2024-01-01T00:01:00Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,10,2024-01-01T00:01:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,q90,,,,,,
// ,result,table,_start,_stop,host,u,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,11,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,1,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,5,2024-01-01T00:01:00Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,5,2024-01-01T00:01:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,q25,,,,,,
// ,result,table,_start,_stop,host,f,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,1.75,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,8,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0.5,2024-01-01T00:01:00Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,10,2024-01-01T00:01:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,double,long,unsignedLong
// #group,false,false,true,true,false,true,false,false,false
// #default,q25s,,,,,,,,
// ,result,table,_start,_stop,_time,host,f,i,u
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:20Z,a,1.5,3,7
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:40Z,a,8,4,1
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:01:00Z,a,0.5,4,5
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:01:00Z,b,10,1,5
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,n spread,,,,,,
// ,result,table,_start,_stop,host,f,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,,2024-01-01T00:01:00Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,0,2024-01-01T00:01:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,n stddev,,,,,,
// ,result,table,_start,_stop,host,f,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,NaN,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,NaN,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,,2024-01-01T00:01:00Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,NaN,2024-01-01T00:01:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,n median,,,,,,
// ,result,table,_start,_stop,host,f,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,4.25,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,8,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,,2024-01-01T00:01:00Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,10,2024-01-01T00:01:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,n skew,,,,,,
// ,result,table,_start,_stop,host,f,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,NaN,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,NaN,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,,2024-01-01T00:01:00Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,NaN,2024-01-01T00:01:00Z
//
