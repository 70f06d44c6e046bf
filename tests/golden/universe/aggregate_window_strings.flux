import "array"

data =
    array.from(rows: [{_time: 2024-01-01T00:00:01Z, _value: "on"}, {_time: 2024-01-01T00:00:02Z, _value: "off"}])
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:20Z)

data |> aggregateWindow(every: 10s, fn: last) |> yield(name: "last")

data |> aggregateWindow(every: 10s, fn: count) |> yield(name: "count")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string
// #group,false,false,true,true,false,false
// #default,last,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:10Z,off
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:20Z,
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,count,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2,2024-01-01T00:00:10Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,0,2024-01-01T00:00:20Z
//
