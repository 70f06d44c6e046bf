// The null is as if it were not there; the table without rows has neither area nor mean.
import "array"
import "fluxc/series"
import "internal/debug"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:10:00Z, host: "a", _value: 10},
            {_time: 2024-01-01T00:20:00Z, host: "a", _value: 20},
            {_time: 2024-01-01T00:30:00Z, host: "a", _value: 0},
            {_time: 2024-01-01T00:50:00Z, host: "a", _value: 40},
            {_time: 2024-01-01T00:00:00Z, host: "b", _value: 7},
            {_time: 2024-01-01T00:00:00Z, host: "c", _value: 0},
        ],
    )
        |> group(columns: ["host"])
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z)
        |> map(fn: (r) => ({r with _value: if r._value == 0 then debug.null(type: "int") else r._value}))

data
    |> series.holdIntegral(unit: 1m)
    |> yield(name: "area")

data
    |> series.holdMean()
    |> yield(name: "mean")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,true,false
// #default,area,,,,,
// ,result,table,_start,_stop,host,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,a,1100
// ,,1,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,b,420
// ,,2,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,c,
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,true,false
// #default,mean,,,,,
// ,result,table,_start,_stop,host,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,a,22
// ,,1,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,b,7
// ,,2,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,c,
//
