import "array"

option now = () => 2024-03-10T12:00:00Z

array.from(
    rows: [
        {_time: 2024-03-10T10:59:59Z, _value: 1},
        {_time: 2024-03-10T11:00:00Z, _value: 2},
        {_time: 2024-03-10T11:59:59Z, _value: 3},
        {_time: 2024-03-10T12:00:00Z, _value: 4},
    ],
)
    |> range(start: -1h)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-03-10T11:00:00Z,2024-03-10T12:00:00Z,2024-03-10T11:00:00Z,2
// ,,0,2024-03-10T11:00:00Z,2024-03-10T12:00:00Z,2024-03-10T11:59:59Z,3
//
