// Fields become columns; streams come together under equal group keys.
import "array"

cpu =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, _field: "user", _value: 1.0},
            {_time: 2024-01-01T00:01:00Z, _field: "user", _value: 2.0},
            {_time: 2024-01-01T00:01:00Z, _field: "system", _value: 3.0},
        ],
    )
        |> group(columns: ["_field"])

cpu |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> yield(name: "pivot")
union(tables: [cpu |> limit(n: 1), cpu]) |> yield(name: "union")
cpu |> distinct(column: "_time") |> yield(name: "distinct")
cpu |> group() |> unique(column: "_time") |> yield(name: "unique")

// ---
// #datatype,string,long,dateTime:RFC3339,double,double
// #group,false,false,false,false,false
// #default,pivot,,,,
// ,result,table,_time,system,user
// ,,0,2024-01-01T00:01:00Z,3,2
// ,,0,2024-01-01T00:00:00Z,,1
//
// #datatype,string,long,dateTime:RFC3339,string,double
// #group,false,false,false,true,false
// #default,union,,,,
// ,result,table,_time,_field,_value
// ,,0,2024-01-01T00:01:00Z,system,3
// ,,0,2024-01-01T00:01:00Z,system,3
// ,,1,2024-01-01T00:00:00Z,user,1
// ,,1,2024-01-01T00:00:00Z,user,1
// ,,1,2024-01-01T00:01:00Z,user,2
//
// #datatype,string,long,string,dateTime:RFC3339
// #group,false,false,true,false
// #default,distinct,,,
// ,result,table,_field,_value
// ,,0,system,2024-01-01T00:01:00Z
// ,,1,user,2024-01-01T00:00:00Z
// ,,1,user,2024-01-01T00:01:00Z
//
// #datatype,string,long,dateTime:RFC3339,string,double
// #group,false,false,false,false,false
// #default,unique,,,,
// ,result,table,_time,_field,_value
// ,,0,2024-01-01T00:01:00Z,system,3
// ,,0,2024-01-01T00:00:00Z,user,1
//
