// The rows ascend by `_time`, and that it is in the group key shows only when the tables come.
import "array"
import "internal/debug"

rows =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, host: "a", field: "x", _value: 1},
            {_time: 2024-01-01T00:00:00Z, host: "a", field: "y", _value: 2},
            {_time: 2024-01-01T00:00:10Z, host: "a", field: "x", _value: 3},
        ],
    )
        |> debug.opaque()
        |> group(columns: ["_time", "host", "tag"])
        |> sort(columns: ["_time", "_value"])

rows |> pivot(rowKey: ["_time"], columnKey: ["field"], valueColumn: "_value") |> yield(name: "pivot")
join(tables: {a: rows, b: rows}, on: ["_time"]) |> yield(name: "join")

// ---
// #datatype,string,long,dateTime:RFC3339,string,long,long
// #group,false,false,true,true,false,false
// #default,pivot,,,,,
// ,result,table,_time,host,x,y
// ,,0,2024-01-01T00:00:00Z,a,1,2
//
// #datatype,string,long,dateTime:RFC3339,string,long
// #group,false,false,true,true,false
// #default,pivot,,,,
// ,result,table,_time,host,x
// ,,1,2024-01-01T00:00:10Z,a,3
//
// #datatype,string,long,dateTime:RFC3339,long,long,string,string,string,string
// #group,false,false,true,false,false,false,false,true,true
// #default,join,,,,,,,,
// ,result,table,_time,_value_a,_value_b,field_a,field_b,host_a,host_b
// ,,0,2024-01-01T00:00:00Z,1,1,x,x,a,a
// ,,0,2024-01-01T00:00:00Z,1,2,x,y,a,a
// ,,0,2024-01-01T00:00:00Z,2,1,y,x,a,a
// ,,0,2024-01-01T00:00:00Z,2,2,y,y,a,a
// ,,1,2024-01-01T00:00:10Z,3,3,x,x,a,a
//
