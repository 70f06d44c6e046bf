// Over one step every movement is straight, so that the average follows as fast as it can: by 4/9 of the way.
import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, _value: 0.0},
        {_time: 2024-01-01T00:00:10Z, _value: 9.0},
        {_time: 2024-01-01T00:00:20Z, _value: -5.0},
    ],
)
    |> kaufmansAMA(n: 1)

// ---
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:10Z,4.000000000000001
// ,,0,2024-01-01T00:00:20Z,0
//
