// Rows in any order of time give what they give in order.
import "array"
import "fluxc/series"
import "internal/debug"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:40:00Z, host: "a", _value: 40.0},
            {_time: 2024-01-01T00:30:00Z, host: "a", _value: debug.null(type: "float")},
            {_time: 2024-01-01T00:10:00Z, host: "a", _value: 20.0},
            {_time: 2024-01-01T00:00:00Z, host: "a", _value: 10.0},
        ],
    )
        |> group(columns: ["host"])
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z)

data
    |> series.holdIntegral(unit: 1m)
    |> yield(name: "area")

data
    |> series.holdMean()
    |> yield(name: "mean")

data
    |> series.fillGaps(limit: 30m)
    |> yield(name: "filled")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,true,false
// #default,area,,,,,
// ,result,table,_start,_stop,host,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,a,1500
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,true,false
// #default,mean,,,,,
// ,result,table,_start,_stop,host,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,a,25
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,false,true,false
// #default,filled,,,,,,
// ,result,table,_start,_stop,_time,host,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:00:00Z,a,10
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:10:00Z,a,20
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:30:00Z,a,20
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:40:00Z,a,40
//
