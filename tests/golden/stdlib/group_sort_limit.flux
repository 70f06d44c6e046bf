// Rows change tables by `group`, order within them by `sort`; nulls are a group and sort first.
import "array"

data =
    array.from(
        rows: [
            {host: "b", zone: "x", n: 3},
            {host: "a", zone: "y", n: 1},
            {host: "b", zone: "y", n: 2},
            {host: "a", n: 5, zone: "x"},
        ],
    )

data |> group(columns: ["host"]) |> sort(columns: ["n"]) |> yield(name: "sorted")
data |> group(columns: ["n"], mode: "except") |> yield(name: "except")
data |> group(columns: ["zone"]) |> sort(columns: ["n"], desc: true) |> limit(n: 1) |> yield(name: "greatest")
data |> tail(n: 2, offset: 1) |> yield(name: "tail")
data |> group(columns: ["host"]) |> set(key: "host", value: "all") |> top(n: 2, columns: ["n"]) |> yield(name: "top")

// ---
// #datatype,string,long,string,string,long
// #group,false,false,true,false,false
// #default,sorted,,,,
// ,result,table,host,zone,n
// ,,0,a,y,1
// ,,0,a,x,5
// ,,1,b,y,2
// ,,1,b,x,3
//
// #datatype,string,long,string,string,long
// #group,false,false,true,true,false
// #default,except,,,,
// ,result,table,host,zone,n
// ,,0,a,x,5
// ,,1,a,y,1
// ,,2,b,x,3
// ,,3,b,y,2
//
// #datatype,string,long,string,string,long
// #group,false,false,false,true,false
// #default,greatest,,,,
// ,result,table,host,zone,n
// ,,0,a,x,5
// ,,1,b,y,2
//
// #datatype,string,long,string,string,long
// #group,false,false,false,false,false
// #default,tail,,,,
// ,result,table,host,zone,n
// ,,0,a,y,1
// ,,0,b,y,2
//
// #datatype,string,long,string,string,long
// #group,false,false,true,false,false
// #default,top,,,,
// ,result,table,host,zone,n
// ,,0,all,x,5
// ,,0,all,x,3
//
