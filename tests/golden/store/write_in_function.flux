// bucket: b
import "array"

// `to` writes wherever it is called, and its stream is a result; no yield is needed.
save = (tables=<-, value) => {
    written = tables |> map(fn: (r) => ({r with _value: value})) |> to(bucket: "b")

    return value * 10.0
}
data = array.from(rows: [{_measurement: "m", _field: "f", _time: 2024-01-01T00:00:00Z, _value: 1.0}])
unused = data |> to(bucket: "b")

array.from(rows: [{saved: data |> save(value: 2.0)}])

// ---
// #datatype,string,long,string,string,dateTime:RFC3339,double
// #group,false,false,false,false,false,false
// #default,to1,,,,,
// ,result,table,_measurement,_field,_time,_value
// ,,0,m,f,2024-01-01T00:00:00Z,1
//
// #datatype,string,long,string,string,dateTime:RFC3339,double
// #group,false,false,false,false,false,false
// #default,to2,,,,,
// ,result,table,_measurement,_field,_time,_value
// ,,0,m,f,2024-01-01T00:00:00Z,2
//
// #datatype,string,long,double
// #group,false,false,false
// #default,_result,,
// ,result,table,saved
// ,,0,20
//
