import "array"

array.from(rows: [{_time: 2024-01-31T12:34:56.789Z, _value: 1}, {_time: 2024-01-31T12:35:00Z, _value: 2}])
    |> truncateTimeColumn(unit: 1m)

// ---
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_time,_value
// ,,0,2024-01-31T12:34:00Z,1
// ,,0,2024-01-31T12:35:00Z,2
//
