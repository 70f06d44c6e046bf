import "array"

data =
    array.from(rows: [{host: "a", v: 1}])
        |> group(columns: ["host"])

data |> rename(columns: {host: "server", v: "_value"}) |> yield(name: "list")

data |> rename(fn: (column) => "my_${column}") |> yield(name: "function")

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,list,,,
// ,result,table,server,_value
// ,,0,a,1
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,function,,,
// ,result,table,my_host,my_v
// ,,0,a,1
//
