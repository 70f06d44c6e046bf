import "array"

data =
    array.from(rows: [{_time: 2024-01-01T00:00:00Z, host: "a", _value: 1}])
        |> group(columns: ["host"])

data |> duplicate(column: "host", as: "server") |> yield(name: "key column")

data |> duplicate(column: "_value", as: "copy") |> yield(name: "value")

data |> duplicate(column: "_value", as: "_time") |> yield(name: "replaces")

data |> duplicate(column: "_value", as: "host") |> yield(name: "replaces key")

// ---
// #datatype,string,long,dateTime:RFC3339,string,long,string
// #group,false,false,false,true,false,false
// #default,key column,,,,,
// ,result,table,_time,host,_value,server
// ,,0,2024-01-01T00:00:00Z,a,1,a
//
// #datatype,string,long,dateTime:RFC3339,string,long,long
// #group,false,false,false,true,false,false
// #default,value,,,,,
// ,result,table,_time,host,_value,copy
// ,,0,2024-01-01T00:00:00Z,a,1,1
//
// #datatype,string,long,long,string,long
// #group,false,false,false,true,false
// #default,replaces,,,,
// ,result,table,_time,host,_value
// ,,0,1,a,1
//
// #datatype,string,long,dateTime:RFC3339,long,long
// #group,false,false,false,false,false
// #default,replaces key,,,,
// ,result,table,_time,host,_value
// ,,0,2024-01-01T00:00:00Z,1,1
//
