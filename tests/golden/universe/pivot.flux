import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, host: "a", _field: "used", _value: 1.5},
        {_time: 2024-01-01T00:00:10Z, host: "a", _field: "used", _value: 2.5},
        {_time: 2024-01-01T00:00:00Z, host: "a", _field: "free", _value: 8.5},
        {_time: 2024-01-01T00:00:00Z, host: "b", _field: "used", _value: 3.5},
        {_time: 2024-01-01T00:00:20Z, host: "b", _field: "free", _value: 9.5},
    ],
)
    |> group(columns: ["host"])
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")

// ---
// #datatype,string,long,dateTime:RFC3339,string,double,double
// #group,false,false,false,true,false,false
// #default,_result,,,,,
// ,result,table,_time,host,used,free
// ,,0,2024-01-01T00:00:00Z,a,1.5,8.5
// ,,0,2024-01-01T00:00:10Z,a,2.5,
// ,,1,2024-01-01T00:00:00Z,b,3.5,
// ,,1,2024-01-01T00:00:20Z,b,,9.5
//
