// bucket: target
// `to` stores its input and passes it on.
import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "f", host: "a", _value: 1.5},
        {_time: 2024-01-01T00:00:10Z, _measurement: "m", _field: "f", host: "b", _value: 2.5},
    ],
)
    |> group(columns: ["_measurement", "_field", "host"])
    |> to(bucket: "target")

// ---
// #datatype,string,long,dateTime:RFC3339,string,string,string,double
// #group,false,false,false,true,true,true,false
// #default,_result,,,,,,
// ,result,table,_time,_measurement,_field,host,_value
// ,,0,2024-01-01T00:00:00Z,m,f,a,1.5
// ,,1,2024-01-01T00:00:10Z,m,f,b,2.5
//
