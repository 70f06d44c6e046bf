// run: --memory-limit 20MB
import "generate"

many = generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, count: 9223372036854775807, fn: (n) => n * n - 1)

many
    |> limit(n: 3)
    |> yield(name: "limit")

many
    |> filter(fn: (r) => r._value > 100)
    |> limit(n: 2)
    |> yield(name: "filter")

many
    |> map(fn: (r) => ({r with twice: 2 * r._value}))
    |> limit(n: 2, offset: 1)
    |> yield(name: "map")

// ---
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,limit,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,-1
// ,,0,2024-01-01T00:00:00Z,0
// ,,0,2024-01-01T00:00:00Z,3
//
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,filter,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,120
// ,,0,2024-01-01T00:00:00Z,143
//
// #datatype,string,long,dateTime:RFC3339,long,long
// #group,false,false,false,false,false
// #default,map,,,,
// ,result,table,_time,_value,twice
// ,,0,2024-01-01T00:00:00Z,0,0
// ,,0,2024-01-01T00:00:00Z,3,6
//
