// Columns are kept, dropped, renamed and copied, also those of the group key.
import "array"

data =
    array.from(rows: [{host: "a", cpu: "0", n: 1}, {host: "b", cpu: "0", n: 2}])
        |> group(columns: ["host", "cpu"])

data |> keep(columns: ["cpu", "n"]) |> yield(name: "keep")
data |> drop(fn: (column) => column =~ /^c/) |> yield(name: "drop")
data |> rename(columns: {host: "h", n: "count"}) |> yield(name: "rename")
data |> rename(fn: (column) => "x_" + column) |> yield(name: "renameFn")
data |> duplicate(column: "host", as: "name") |> yield(name: "duplicate")

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,keep,,,
// ,result,table,cpu,n
// ,,0,0,1
// ,,0,0,2
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,drop,,,
// ,result,table,host,n
// ,,0,a,1
// ,,1,b,2
//
// #datatype,string,long,string,string,long
// #group,false,false,true,true,false
// #default,rename,,,,
// ,result,table,h,cpu,count
// ,,0,a,0,1
// ,,1,b,0,2
//
// #datatype,string,long,string,string,long
// #group,false,false,true,true,false
// #default,renameFn,,,,
// ,result,table,x_host,x_cpu,x_n
// ,,0,a,0,1
// ,,1,b,0,2
//
// #datatype,string,long,string,string,long,string
// #group,false,false,true,true,false,false
// #default,duplicate,,,,,
// ,result,table,host,cpu,n,name
// ,,0,a,0,1,a
// ,,1,b,0,2,b
//
