import "array"

array.from(
    rows: [
        {_time: 2024-01-01T08:59:59Z, _value: 1},
        {_time: 2024-01-01T09:00:00Z, _value: 2},
        {_time: 2024-01-01T17:59:59Z, _value: 3},
        {_time: 2024-01-01T18:00:00Z, _value: 4},
    ],
)
    |> hourSelection(start: 9, stop: 17)

// ---
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T09:00:00Z,2
// ,,0,2024-01-01T17:59:59Z,3
//
