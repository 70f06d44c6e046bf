// run: --memory-limit 20MB
import "generate"

data =
    generate.from(
        count: 5000,
        fn: (n) => n * n % 101,
        start: 2024-01-01T00:00:00Z,
        stop: 2024-01-02T00:00:00Z,
    )
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> aggregateWindow(every: 2s, fn: median)
    |> sum()
    |> yield(name: "median")

data
    |> aggregateWindow(every: 2s, period: 4s, fn: last)
    |> sum()
    |> yield(name: "overlapping windows")

data
    |> window(every: 2s, createEmpty: true)
    |> spread()
    |> window(every: inf, timeColumn: "_start")
    |> count()
    |> yield(name: "spread")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,median,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,249975
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false
// #default,overlapping windows,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,499950
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false
// #default,spread,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,43200
//
