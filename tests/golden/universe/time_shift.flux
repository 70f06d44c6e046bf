import "array"

array.from(rows: [{_time: 2024-01-31T00:00:00Z, _value: 1}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-02-01T00:00:00Z)
    |> timeShift(duration: 1mo)
    |> yield(name: "months")

array.from(rows: [{_time: 2024-01-31T00:00:00Z, _value: 1}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-02-01T00:00:00Z)
    |> timeShift(duration: -1h, columns: ["_time"])
    |> yield(name: "one column")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,months,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-02-01T00:00:00Z,2024-03-01T00:00:00Z,2024-02-29T00:00:00Z,1
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,one column,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-02-01T00:00:00Z,2024-01-30T23:00:00Z,1
//
