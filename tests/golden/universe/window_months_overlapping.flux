// Windows of several months stop on the day on which windows start, so that each point is in two of them.
import "array"

array.from(
    rows: [
        {_time: 2023-02-28T23:59:59Z, _value: 1.0},
        {_time: 2023-04-29T00:00:00Z, _value: 2.0},
        {_time: 2023-04-30T12:00:00Z, _value: 4.0},
    ],
)
    |> range(start: 2023-01-01T00:00:00Z, stop: 2023-09-01T00:00:00Z)
    |> window(every: 1mo, period: 2mo, offset: -1s)
    |> sum()

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,_result,,,,
// ,result,table,_start,_stop,_value
// ,,0,2023-01-31T23:59:59Z,2023-03-31T23:59:59Z,1
// ,,1,2023-02-28T23:59:59Z,2023-04-30T23:59:59Z,7
// ,,2,2023-03-31T23:59:59Z,2023-05-31T23:59:59Z,6
//
