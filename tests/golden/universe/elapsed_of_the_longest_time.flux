// The longest time there is, in units that count backwards.
import "array"
array.from(rows: [{_time: 1970-01-01T00:00:00Z, _value: 1}, {_time: 1677-09-21T00:12:43.145224192Z, _value: 1}]) |> elapsed(unit: -1ns)

// ---
// #datatype,string,long,dateTime:RFC3339,long,long
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,_time,_value,elapsed
// ,,0,1677-09-21T00:12:43.145224192Z,1,-9223372036854775808
//
