// bucket: target
import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "f", _value: 1.5},
        {_time: 2024-01-01T00:00:01Z, _measurement: "m", _field: "f", _value: float(v: "NaN")},
        {_time: 2024-01-01T00:00:02Z, _measurement: "m", _field: "f", _value: float(v: "-Inf")},
    ],
)
    |> to(bucket: "target")

// ---
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,false,false,false
// #default,_result,,,,,
// ,result,table,_time,_measurement,_field,_value
// ,,0,2024-01-01T00:00:00Z,m,f,1.5
// ,,0,2024-01-01T00:00:01Z,m,f,NaN
// ,,0,2024-01-01T00:00:02Z,m,f,-Inf
//
// --- stderr
// fluxc: warning: 2 values were not written to bucket "target" because they are NaN or infinite, the first of them field `f` at 2024-01-01T00:00:01Z
