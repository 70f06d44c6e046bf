import "generate"

generate.from(count: 4, fn: (n) => n * n, start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:10Z)
    |> yield(name: "squares")

generate.from(count: 3, fn: (n) => n, start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:00.000000010Z)
    |> yield(name: "rounded")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,squares,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:10Z,2024-01-01T00:00:00Z,0
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:10Z,2024-01-01T00:00:02.5Z,1
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:10Z,2024-01-01T00:00:05Z,4
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:10Z,2024-01-01T00:00:07.5Z,9
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,rounded,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:00.00000001Z,2024-01-01T00:00:00Z,0
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:00.00000001Z,2024-01-01T00:00:00.000000003Z,1
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:00.00000001Z,2024-01-01T00:00:00.000000006Z,2
//
