import "array"
import "experimental"

left = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1}, {_time: 2024-01-01T00:00:10Z, _value: 2}])
right = array.from(rows: [{_time: 2024-01-01T00:00:10Z, _value: 20}, {_time: 2024-01-01T00:00:20Z, _value: 30}])

experimental.join(left: left, right: right, fn: (left, right) => ({left with other: right._value}))

// ---
// #datatype,string,long,dateTime:RFC3339,long,long
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,_time,_value,other
// ,,0,2024-01-01T00:00:10Z,2,20
//
