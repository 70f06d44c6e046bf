import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, host: "a", _field: "used", _value: 1},
        {_time: 2024-01-01T00:00:00Z, host: "b", _field: "used", _value: 2},
        {_time: 2024-01-01T00:00:10Z, host: "a", _field: "free", _value: 3},
    ],
)
    |> pivot(rowKey: ["_time"], columnKey: ["host", "_field"], valueColumn: "_value")

// ---
// #datatype,string,long,dateTime:RFC3339,long,long,long
// #group,false,false,false,false,false,false
// #default,_result,,,,,
// ,result,table,_time,a_used,b_used,a_free
// ,,0,2024-01-01T00:00:00Z,1,2,
// ,,0,2024-01-01T00:00:10Z,,,3
//
