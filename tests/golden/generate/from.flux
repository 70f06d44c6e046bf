import "generate"

generate.from(count: 4, fn: (n) => n * n, start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:10Z)
    |> yield(name: "squares")

generate.from(count: 3, fn: (n) => n, start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:00.000000010Z)
    |> yield(name: "rounded")

generate.from(count: 4, fn: (n) => n, start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:10Z)
    |> sum()
    |> yield(name: "no bounds")

generate.from(count: 4, fn: (n) => n, start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:10Z)
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:10Z)
    |> sum()
    |> yield(name: "bounds")

// ---
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,squares,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,0
// ,,0,2024-01-01T00:00:02.5Z,1
// ,,0,2024-01-01T00:00:05Z,4
// ,,0,2024-01-01T00:00:07.5Z,9
//
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,rounded,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,0
// ,,0,2024-01-01T00:00:00.000000003Z,1
// ,,0,2024-01-01T00:00:00.000000006Z,2
//
// #datatype,string,long,long
// #group,false,false,false
// #default,no bounds,,
// ,result,table,_value
// ,,0,6
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false
// #default,bounds,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:10Z,6
//
