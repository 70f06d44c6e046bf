import "array"

data = array.from(rows: [{host: "h", _field: "f", _value: 1.0, cpu: "c"}])

data |> group(columns: ["_field", "host"]) |> keys() |> yield(name: "keys")
data |> group(columns: ["host", "cpu"]) |> columns() |> yield(name: "columns")

// ---
// #datatype,string,long,string,string,string
// #group,false,false,true,true,false
// #default,keys,,,,
// ,result,table,host,_field,_value
// ,,0,h,f,host
// ,,0,h,f,_field
//
// #datatype,string,long,string,string,string
// #group,false,false,true,true,false
// #default,columns,,,,
// ,result,table,host,cpu,_value
// ,,0,h,c,host
// ,,0,h,c,_field
// ,,0,h,c,_value
// ,,0,h,c,cpu
//
