import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0, f: "a"}, {_time: 2024-01-01T00:00:00Z, _value: 2.0, f: "a"}, {_time: 2024-01-01T00:00:00Z, _value: 2.0, f: "_value"}])
    |> pivot(rowKey: ["_time", "_value"], columnKey: ["f"], valueColumn: "_value")

// ---
// #datatype,string,long,dateTime:RFC3339,double,double
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,_time,a,_value
// ,,0,2024-01-01T00:00:00Z,1,
// ,,0,2024-01-01T00:00:00Z,2,2
//
