import "array"

data = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}, {_time: 2024-01-01T00:01:00Z, _value: 2.5}])

join(tables: {a: data, b: data}, on: ["_time"]) |> yield(name: "join")
pearsonr(x: data, y: data, on: ["_time"]) |> yield(name: "pearsonr")

// ---
// #datatype,string,long,dateTime:RFC3339,double,double
// #group,false,false,false,false,false
// #default,join,,,,
// ,result,table,_time,_value_a,_value_b
// ,,0,2024-01-01T00:00:00Z,1,1
// ,,0,2024-01-01T00:01:00Z,2.5,2.5
//
// #datatype,string,long,double
// #group,false,false,false
// #default,pearsonr,,
// ,result,table,_value
// ,,0,1
//
