import "array"
import "internal/debug"

array.from(rows: [{_time: debug.null(type: "time"), _value: 1}, {_time: 2024-01-01T00:00:00Z, _value: 2}])
    |> group(columns: ["_time"])
    |> timeShift(duration: 1m)

// ---
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,_time,_value
// ,,0,,1
// ,,1,2024-01-01T00:01:00Z,2
//
