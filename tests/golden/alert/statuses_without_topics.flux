import "array"
import "fluxc/alert"

// Passes them on, and does nothing else.
array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, _level: "crit", _message: "disk is full", host: "a"},
        {_time: 2024-01-01T00:01:00Z, _level: "ok", _message: "fine", host: "a"},
    ],
)
    |> alert.publishStatuses(topic: "cpu")

// ---
// #datatype,string,long,dateTime:RFC3339,string,string,string
// #group,false,false,false,false,false,false
// #default,_result,,,,,
// ,result,table,_time,_level,_message,host
// ,,0,2024-01-01T00:00:00Z,crit,disk is full,a
// ,,0,2024-01-01T00:01:00Z,ok,fine,a
//
