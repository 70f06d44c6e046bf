// `timeDst` names the column that gets the time, `column` the one that is aggregated.
import "array"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:01Z, host: "a", _value: 4.5},
            {_time: 2024-01-01T00:00:07Z, host: "a", _value: 1.5},
            {_time: 2024-01-01T00:00:10Z, host: "a", _value: 3.0},
            {_time: 2024-01-01T00:00:34Z, host: "a", _value: -2.0},
            {_time: 2024-01-01T00:00:38Z, host: "a", _value: 8.0},
            {_time: 2024-01-01T00:00:15Z, host: "b", _value: 7.0},
        ],
    )
        |> group(columns: ["host"])
        |> range(start: 2024-01-01T00:00:03Z, stop: 2024-01-01T00:00:45Z)

data |> rename(columns: {_value: "load"}) |> aggregateWindow(every: 20s, fn: mean, column: "load", timeDst: "at")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double,dateTime:RFC3339
// #group,false,false,true,true,true,false,false
// #default,_result,,,,,,
// ,result,table,_start,_stop,host,load,at
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,2.25,2024-01-01T00:00:20Z
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,3,2024-01-01T00:00:40Z
// ,,0,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,a,,2024-01-01T00:00:45Z
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,b,7,2024-01-01T00:00:20Z
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,b,,2024-01-01T00:00:40Z
// ,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:45Z,b,,2024-01-01T00:00:45Z
//
