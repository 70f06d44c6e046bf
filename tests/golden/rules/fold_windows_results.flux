// The results are those of the operations one by one, whatever is in the windows.
import "csv"

data =
    csv.from(
        csv: "
#datatype,string,long,string,dateTime:RFC3339,double,string
#group,false,false,true,false,false,false
#default,_result,,,,,
,result,table,host,_time,_value,text
,,0,a,2024-01-01T00:00:01Z,1,x
,,0,a,2024-01-01T00:00:02Z,2,y
,,0,a,2024-01-01T00:00:03Z,2,y
,,0,a,2024-01-01T00:00:09Z,,z
,,0,a,2024-01-01T00:00:31Z,5,x
,,0,a,2024-01-01T00:00:32Z,6,x
,,0,a,2024-01-01T00:00:32Z,7,
,,0,a,2024-01-01T00:00:35Z,NaN,x
,,0,a,2024-01-01T00:00:41Z,3,y
,,0,a,2024-01-01T00:00:42Z,4,x
,,0,a,2024-01-01T00:00:43Z,4,x
,,0,a,2024-01-01T00:00:44Z,3,y
,,0,a,2024-01-01T00:00:45Z,1,z
,,1,b,2024-01-01T00:00:55Z,8,x
",
    )
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:58Z)

median_row = (column, tables=<-) => tables |> median(column: column, method: "exact_selector")
linear = (column, tables=<-) => tables |> integral(unit: 1s, column: column, interpolate: "linear")
total = (column, tables=<-) =>
    tables
        |> reduce(
            fn: (r, accumulator) => ({n: accumulator.n + 1, sum: accumulator.sum + r._value}),
            identity: {n: 0, sum: 0.0},
        )
// The function gives its properties in another order than it is first given.
turned = (column, tables=<-) =>
    tables
        |> reduce(
            fn: (r, accumulator) => ({text: accumulator.text + r.text, n: accumulator.n + 1}),
            identity: {n: 0, text: ""},
        )
// A column of the group key gets another value.
rekeyed = (column, tables=<-) =>
    tables |> reduce(fn: (r, accumulator) => ({host: r.host + "!"}), identity: {host: ""})

data |> aggregateWindow(every: 10s, fn: mode) |> yield(name: "mode")
data |> aggregateWindow(every: 10s, fn: mode, createEmpty: false, timeSrc: "_start") |> yield(name: "mode without empty windows")
data |> aggregateWindow(every: 10s, fn: mode, column: "text", createEmpty: false) |> yield(name: "mode of another column")
data |> aggregateWindow(every: 10s, fn: mode, column: "host", createEmpty: false) |> yield(name: "mode of a key column")
data |> aggregateWindow(every: 10s, fn: mode, column: "nothing", createEmpty: false) |> yield(name: "mode of no column")
data |> aggregateWindow(every: 20s, fn: integral) |> yield(name: "integral")
data |> aggregateWindow(every: 20s, fn: linear, createEmpty: false) |> yield(name: "linear")
data |> aggregateWindow(every: 20s, fn: median_row) |> yield(name: "median")
data |> aggregateWindow(every: 20s, fn: median_row, createEmpty: false) |> yield(name: "median without empty windows")
data |> aggregateWindow(every: 20s, fn: total) |> yield(name: "reduce")
data |> aggregateWindow(every: 20s, fn: turned) |> yield(name: "reduce with turned properties")
data |> aggregateWindow(every: 20s, fn: rekeyed, createEmpty: false) |> yield(name: "reduce of the key")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,mode,,,,,,
// ,result,table,_start,_stop,host,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,2,2024-01-01T00:00:10Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,,2024-01-01T00:00:30Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,3,2024-01-01T00:00:50Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,4,2024-01-01T00:00:50Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,,2024-01-01T00:00:58Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,,2024-01-01T00:00:10Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,,2024-01-01T00:00:30Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,,2024-01-01T00:00:50Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,,2024-01-01T00:00:58Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,mode without empty windows,,,,,,
// ,result,table,_start,_stop,host,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,2,2024-01-01T00:00:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,,2024-01-01T00:00:30Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,3,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,4,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,,2024-01-01T00:00:50Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,mode of another column,,,,,,
// ,result,table,_start,_stop,host,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,y,2024-01-01T00:00:10Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,x,2024-01-01T00:00:50Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,y,2024-01-01T00:00:50Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,,2024-01-01T00:00:58Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,mode of a key column,,,,,,
// ,result,table,_start,_stop,host,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,a,2024-01-01T00:00:10Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,a,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,a,2024-01-01T00:00:50Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,b,2024-01-01T00:00:58Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,mode of no column,,,,,,
// ,result,table,_start,_stop,host,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,,2024-01-01T00:00:10Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,,2024-01-01T00:00:50Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,,2024-01-01T00:00:58Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,integral,,,,,,
// ,result,table,_start,_stop,host,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,3.5,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,NaN,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,13,2024-01-01T00:00:58Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,0,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,0,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,0,2024-01-01T00:00:58Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,linear,,,,,,
// ,result,table,_start,_stop,host,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,38,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,NaN,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,-140.5,2024-01-01T00:00:58Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,144,2024-01-01T00:00:58Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double,string
// #group,false,false,true,true,true,false,false,false
// #default,median,,,,,,,
// ,result,table,_start,_stop,host,_time,_value,text
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,2024-01-01T00:00:20Z,2,y
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,2024-01-01T00:00:40Z,5,x
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,2024-01-01T00:00:58Z,3,y
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,2024-01-01T00:00:20Z,,
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,2024-01-01T00:00:40Z,,
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,2024-01-01T00:00:58Z,8,x
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double,string
// #group,false,false,true,true,true,false,false,false
// #default,median without empty windows,,,,,,,
// ,result,table,_start,_stop,host,_time,_value,text
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,2024-01-01T00:00:20Z,2,y
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,2024-01-01T00:00:40Z,5,x
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,2024-01-01T00:00:58Z,3,y
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,2024-01-01T00:00:58Z,8,x
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,long,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false,false
// #default,reduce,,,,,,,
// ,result,table,_start,_stop,host,n,sum,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,4,,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,4,NaN,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,5,15,2024-01-01T00:00:58Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,0,0,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,0,0,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,1,8,2024-01-01T00:00:58Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,long,dateTime:RFC3339
// #group,false,false,true,true,true,false,false,false
// #default,reduce with turned properties,,,,,,,
// ,result,table,_start,_stop,host,text,n,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,xyyz,4,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,,4,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a,yxxyz,5,2024-01-01T00:00:58Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,long,string,dateTime:RFC3339
// #group,false,false,true,true,true,false,false,false
// #default,reduce with turned properties,,,,,,,
// ,result,table,_start,_stop,host,n,text,_time
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,0,,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,0,,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b,1,x,2024-01-01T00:00:58Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339
// #group,false,false,true,true,true,false
// #default,reduce of the key,,,,,
// ,result,table,_start,_stop,host,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a!,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a!,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,a!,2024-01-01T00:00:58Z
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:58Z,b!,2024-01-01T00:00:58Z
//
// --- stderr
// fluxc: warning: no table has a column `nothing`
//   at fold_windows_results.flux:52:9, calling `aggregateWindow`
