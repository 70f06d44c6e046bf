// A row without a result keeps its other columns.
import "array"

data = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 3.0, host: "a"}]) |> group(columns: ["host"])

data |> relativeStrengthIndex(n: 4) |> yield(name: "relativeStrengthIndex")
data |> tripleExponentialDerivative(n: 2) |> yield(name: "tripleExponentialDerivative")

// ---
// #datatype,string,long,dateTime:RFC3339,double,string
// #group,false,false,false,false,true
// #default,relativeStrengthIndex,,,,
// ,result,table,_time,_value,host
// ,,0,2024-01-01T00:00:00Z,100,a
//
// #datatype,string,long,dateTime:RFC3339,double,string
// #group,false,false,false,false,true
// #default,tripleExponentialDerivative,,,,
// ,result,table,_time,_value,host
// ,,0,2024-01-01T00:00:00Z,,a
//
