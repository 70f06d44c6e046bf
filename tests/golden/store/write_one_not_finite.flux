// bucket: target
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:01Z, _measurement: "m", _field: "f", _value: float(v: "NaN")}])
    |> to(bucket: "target")

// ---
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,false,false,false
// #default,_result,,,,,
// ,result,table,_time,_measurement,_field,_value
// ,,0,2024-01-01T00:00:01Z,m,f,NaN
//
// --- stderr
// fluxc: warning: 1 value was not written to bucket "target" because it is NaN or infinite: field `f` at 2024-01-01T00:00:01Z
