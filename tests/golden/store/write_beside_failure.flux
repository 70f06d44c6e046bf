// bucket: target
import "array"

data = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "f", _value: 0}])

data |> to(bucket: "target") |> yield(name: "written")
data |> map(fn: (r) => ({r with _value: 1 / r._value})) |> yield(name: "failing")

// ---
// #datatype,string,long,dateTime:RFC3339,string,string,long
// #group,false,false,false,false,false,false
// #default,written,,,,,
// ,result,table,_time,_measurement,_field,_value
// ,,0,2024-01-01T00:00:00Z,m,f,0
//
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `1 / r._value`: cannot divide by zero
//   at write_beside_failure.flux:7:41
//   at write_beside_failure.flux:7:9",
// --- stderr
// fluxc: cannot evaluate `1 / r._value`: cannot divide by zero
//   at write_beside_failure.flux:7:41
//   |
// 7 | data |> map(fn: (r) => ({r with _value: 1 / r._value})) |> yield(name: "failing")
//   |                                         ^
//   at write_beside_failure.flux:7:9
// --- exit 1
