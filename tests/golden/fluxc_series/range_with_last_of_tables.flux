// Tables that are not read from a bucket have no bounds yet, either.
import "array"
import "fluxc/series"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, host: "a", _value: 1},
        {_time: 2024-01-01T01:00:00Z, host: "a", _value: 2},
        {_time: 2024-01-01T03:00:00Z, host: "a", _value: 3},
        {_time: 2024-01-01T00:30:00Z, host: "b", _value: 4},
    ],
)
    |> group(columns: ["host"])
    |> series.rangeWithLast(start: 2024-01-01T02:00:00Z, stop: 2024-01-01T04:00:00Z, fn: (r) => r._value < 4)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,long
// #group,false,false,true,true,false,true,false
// #default,_result,,,,,,
// ,result,table,_start,_stop,_time,host,_value
// ,,0,2024-01-01T02:00:00Z,2024-01-01T04:00:00Z,2024-01-01T02:00:00Z,a,2
// ,,0,2024-01-01T02:00:00Z,2024-01-01T04:00:00Z,2024-01-01T03:00:00Z,a,3
//
