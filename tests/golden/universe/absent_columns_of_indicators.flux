// A column without its leading line is still found, and operations that would do nothing say so.
import "array"

data = array.from(rows: [{_time: 2024-01-01T00:00:00Z, value: "a", _value: 1.5}, {_time: 2024-01-01T00:01:00Z, value: "b", _value: 2.5}])

data |> mode(column: "_valu") |> yield(name: "mode")
data |> chandeMomentumOscillator(n: 1, columns: ["valeu"]) |> yield(name: "chande")
data |> relativeStrengthIndex(n: 1, columns: ["tim"]) |> yield(name: "strength")
data |> kaufmansAMA(n: 1, column: "nothing") |> yield(name: "kaufman")

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,mode,,
// ,result,table,_value
// ,,0,
//
// #datatype,string,long,dateTime:RFC3339,string,double
// #group,false,false,false,false,false
// #default,chande,,,,
// ,result,table,_time,value,_value
// ,,0,2024-01-01T00:01:00Z,b,2.5
//
// #datatype,string,long,dateTime:RFC3339,string,double
// #group,false,false,false,false,false
// #default,strength,,,,
// ,result,table,_time,value,_value
// ,,0,2024-01-01T00:01:00Z,b,2.5
//
// #datatype,string,long,dateTime:RFC3339,string,double
// #group,false,false,false,false,false
// #default,kaufman,,,,
// ,result,table,_time,value,_value
// ,,0,2024-01-01T00:01:00Z,b,2.5
//
// --- stderr
// fluxc: warning: no table has a column `_valu`; did you mean `_value`?
//   at absent_columns_of_indicators.flux:6:9
// fluxc: warning: no table has a column `valeu`; did you mean `value`?
//   at absent_columns_of_indicators.flux:7:9
// fluxc: warning: no table has a column `tim`; did you mean `_time`?
//   at absent_columns_of_indicators.flux:8:9
// fluxc: warning: no table has a column `nothing`
//   at absent_columns_of_indicators.flux:9:9
