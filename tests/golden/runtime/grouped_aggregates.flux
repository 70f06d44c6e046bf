// Aggregates of groups: of whole tables, of rows, with columns that some tables lack, with nulls and empty tables.
import "array"
import "experimental"
import "internal/debug"

a =
    array.from(
        rows: [
            {host: "a", dev: "x", n: 1, _value: 1.5},
            {host: "a", dev: "x", n: 2, _value: 4.25},
            {host: "b", dev: "x", n: 2, _value: 2.0},
            {host: "a", dev: "y", n: 3, _value: debug.null(type: "float")},
        ],
    )
        |> group(columns: ["host", "dev"])
b =
    array.from(rows: [{host: "a", dev: "x", n: 1, _value: 0.0}, {host: "b", dev: "x", n: 2, _value: 0.0}])
        |> group(columns: ["host", "dev"])
        |> drop(fn: (column) => column == "_value")
data = union(tables: [a, b])
empty = data |> filter(fn: (r) => r.dev == "none", onEmpty: "keep")

data |> group(columns: ["host"]) |> mean() |> yield(name: "mean of host")
data |> group(columns: ["host"]) |> count() |> yield(name: "count of host")
data |> group(columns: ["n"]) |> count() |> yield(name: "count of n")
data |> group(columns: ["n", "host"]) |> sum(column: "_value") |> yield(name: "sum of n")
data |> group() |> stddev() |> yield(name: "stddev of all")
data |> group(columns: ["dev"]) |> max() |> yield(name: "max of dev")
data |> group(columns: ["n"]) |> min() |> yield(name: "min of n")
data |> group() |> first() |> yield(name: "first of all")
data |> group(columns: ["_value"]) |> last(column: "dev") |> yield(name: "last of value")
data |> group(columns: ["_value", "n"], mode: "except") |> spread() |> yield(name: "spread except")
data |> experimental.group(columns: ["n"], mode: "extend") |> sum() |> yield(name: "sum extend")
empty |> group(columns: ["host"]) |> count() |> yield(name: "count of none")
empty |> group(columns: ["host"]) |> max() |> yield(name: "max of none")
empty |> group(columns: ["n"]) |> sum() |> yield(name: "sum of no rows")

// ---
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,mean of host,,,
// ,result,table,host,_value
// ,,0,a,2.875
// ,,1,b,2
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,count of host,,,
// ,result,table,host,_value
// ,,0,a,4
// ,,1,b,2
//
// #datatype,string,long,long,long
// #group,false,false,true,false
// #default,count of n,,,
// ,result,table,n,_value
// ,,0,1,2
// ,,1,2,3
// ,,2,3,1
//
// #datatype,string,long,string,long,double
// #group,false,false,true,true,false
// #default,sum of n,,,,
// ,result,table,host,n,_value
// ,,0,a,1,1.5
// ,,1,a,2,4.25
// ,,2,a,3,
// ,,3,b,2,2
//
// #datatype,string,long,double
// #group,false,false,false
// #default,stddev of all,,
// ,result,table,_value
// ,,0,1.4648663192705789
//
// #datatype,string,long,string,string,long,double
// #group,false,false,false,true,false,false
// #default,max of dev,,,,,
// ,result,table,host,dev,n,_value
// ,,0,a,x,2,4.25
//
// #datatype,string,long,string,string,long,double
// #group,false,false,false,true,false,false
// #default,max of dev,1,,y,,
// ,result,table,host,dev,n,_value
//
// #datatype,string,long,string,string,long,double
// #group,false,false,false,false,true,false
// #default,min of n,,,,,
// ,result,table,host,dev,n,_value
// ,,0,a,x,1,1.5
// ,,1,b,x,2,2
//
// #datatype,string,long,string,string,long,double
// #group,false,false,false,false,true,false
// #default,min of n,2,,,3,
// ,result,table,host,dev,n,_value
//
// #datatype,string,long,string,string,long,double
// #group,false,false,false,false,false,false
// #default,first of all,,,,,
// ,result,table,host,dev,n,_value
// ,,0,a,x,1,1.5
//
// #datatype,string,long,string,string,long,double
// #group,false,false,false,false,false,true
// #default,last of value,,,,,
// ,result,table,host,dev,n,_value
// ,,0,a,y,3,
// ,,1,a,x,1,1.5
// ,,2,b,x,2,2
// ,,3,a,x,2,4.25
//
// #datatype,string,long,string,string,double
// #group,false,false,true,true,false
// #default,spread except,,,,
// ,result,table,host,dev,_value
// ,,0,a,x,2.75
// ,,1,b,x,0
// ,,2,a,y,
//
// #datatype,string,long,string,string,long,double
// #group,false,false,true,true,true,false
// #default,sum extend,,,,,
// ,result,table,host,dev,n,_value
// ,,0,a,x,1,1.5
// ,,1,a,x,2,4.25
// ,,2,b,x,2,2
// ,,3,a,y,3,
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,count of none,,,
// ,result,table,host,_value
// ,,0,a,0
// ,,1,b,0
//
// #datatype,string,long,string,string,long,double
// #group,false,false,true,false,false,false
// #default,max of none,0,a,,,
// ,result,table,host,dev,n,_value
//
// #datatype,string,long,string,string,long,double
// #group,false,false,true,false,false,false
// #default,max of none,1,b,,,
// ,result,table,host,dev,n,_value
//
//
// --- stderr
// fluxc: warning: result "max of none" is empty: no row has "none" in column `dev`
//   at grouped_aggregates.flux:21:17
// fluxc: warning: result "sum of no rows" is empty: no row has "none" in column `dev`
//   at grouped_aggregates.flux:21:17
