import "array"

// The last days of January have the same day in February.
array.from(rows: [{_time: 2023-01-29T00:00:00Z, _value: 1}, {_time: 2023-01-31T00:00:00Z, _value: 2}])
    |> group(columns: ["_time"])
    |> timeShift(duration: 1mo)
    |> sum()

// ---
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,_time,_value
// ,,0,2023-02-28T00:00:00Z,3
//
