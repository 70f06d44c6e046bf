// In this night clocks showed 23:00 to 24:00 twice, so that midnight less a quarter came twice, too.
import "array"

option location = {zone: "America/Sao_Paulo", offset: 15m}

array.from(
    rows: [
        {_time: 2018-02-18T01:44:00Z, _value: 1},
        {_time: 2018-02-18T02:00:00Z, _value: 2},
        {_time: 2018-02-18T02:30:00Z, _value: 3},
        {_time: 2018-02-18T03:00:00Z, _value: 4},
    ],
)
    |> range(start: 2018-02-18T00:00:00Z, stop: 2018-02-20T00:00:00Z)
    |> window(every: 1d)
    |> sum()

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false
// #default,_result,,,,
// ,result,table,_start,_stop,_value
// ,,0,2018-02-18T00:00:00Z,2018-02-18T01:45:00Z,1
// ,,1,2018-02-18T01:45:00Z,2018-02-19T02:45:00Z,9
//
