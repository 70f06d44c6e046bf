// Months are calendar months.
import "array"

array.from(
    rows: [
        {_time: 2024-01-31T23:59:59Z, _value: 1},
        {_time: 2024-02-01T00:00:00Z, _value: 2},
        {_time: 2024-02-29T12:00:00Z, _value: 3},
        {_time: 2024-12-31T00:00:00Z, _value: 4},
    ],
)
    |> range(start: 2024-01-01T00:00:00Z, stop: 2025-01-01T00:00:00Z)
    |> window(every: 1mo)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-02-01T00:00:00Z,2024-01-31T23:59:59Z,1
// ,,1,2024-02-01T00:00:00Z,2024-03-01T00:00:00Z,2024-02-01T00:00:00Z,2
// ,,1,2024-02-01T00:00:00Z,2024-03-01T00:00:00Z,2024-02-29T12:00:00Z,3
// ,,2,2024-12-01T00:00:00Z,2025-01-01T00:00:00Z,2024-12-31T00:00:00Z,4
//
