// Every point lies in a window, also at the end of a month.
import "array"

array.from(
    rows: [
        {_time: 2024-03-30T12:00:00Z, _value: 1.0},
        {_time: 2024-12-31T12:00:00Z, _value: 2.0},
        {_time: 2024-12-31T23:59:59Z, _value: 4.0},
    ],
)
    |> range(start: 2024-01-01T00:00:00Z, stop: 2025-02-01T00:00:00Z)
    |> window(every: 1mo, offset: -1s)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-02-29T23:59:59Z,2024-03-31T23:59:59Z,2024-03-30T12:00:00Z,1
// ,,1,2024-11-30T23:59:59Z,2024-12-31T23:59:59Z,2024-12-31T12:00:00Z,2
// ,,2,2024-12-31T23:59:59Z,2025-01-31T23:59:59Z,2024-12-31T23:59:59Z,4
//
