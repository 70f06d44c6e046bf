// Each row lasts until the next one, the last one until the end of the range or until `stop`.
import "array"
import "contrib/tomhollingworth/events"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, state: "on", host: "a"},
            {_time: 2024-01-01T00:00:10Z, state: "off", host: "a"},
            {_time: 2024-01-01T00:00:25.9Z, state: "on", host: "a"},
            {_time: 2024-01-01T00:01:00Z, state: "on", host: "b"},
        ],
    )
        |> group(columns: ["host"])
ranged = data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:00Z)

ranged |> events.duration() |> yield(name: "until the end of the range")
data
    |> events.duration(unit: 10ms, columnName: "lasts", stop: 2024-01-01T00:00:30Z)
    |> yield(name: "until a time")
ranged
    |> events.duration(stopColumn: "_start", unit: 1m)
    |> keep(columns: ["duration"])
    |> yield(name: "until another column")
data |> limit(n: 0) |> events.duration(stop: 2024-01-01T00:00:30Z) |> yield(name: "no rows")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,string,long
// #group,false,false,true,true,false,false,true,false
// #default,until the end of the range,,,,,,,
// ,result,table,_start,_stop,_time,state,host,duration
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,2024-01-01T00:00:00Z,on,a,10
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,2024-01-01T00:00:10Z,off,a,15
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,2024-01-01T00:00:25.9Z,on,a,94
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,2024-01-01T00:01:00Z,on,b,60
//
// #datatype,string,long,dateTime:RFC3339,string,string,long
// #group,false,false,false,false,true,false
// #default,until a time,,,,,
// ,result,table,_time,state,host,lasts
// ,,0,2024-01-01T00:00:00Z,on,a,1000
// ,,0,2024-01-01T00:00:10Z,off,a,1590
// ,,0,2024-01-01T00:00:25.9Z,on,a,410
// ,,1,2024-01-01T00:01:00Z,on,b,-3000
//
// #datatype,string,long,long
// #group,false,false,false
// #default,until another column,,
// ,result,table,duration
// ,,0,0
// ,,0,0
// ,,0,0
// ,,0,-1
//
// #datatype,string,long,dateTime:RFC3339,string,string,long
// #group,false,false,false,false,true,false
// #default,no rows,0,,,a,
// ,result,table,_time,state,host,duration
//
// #datatype,string,long,dateTime:RFC3339,string,string,long
// #group,false,false,false,false,true,false
// #default,no rows,1,,,b,
// ,result,table,_time,state,host,duration
//
