import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> timeShift(duration: 1h, columns: ["nope"])

// ---
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,1
//
// --- stderr
// fluxc: warning: no table has a column `nope`
//   at time_shift_of_no_column.flux:4:8
