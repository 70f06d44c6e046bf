// Ints are seconds since 1970.
import "array"

array.from(rows: [{_time: 1970-01-01T00:00:01Z, _value: 1}, {_time: 1970-01-01T00:00:10Z, _value: 2}])
    |> range(start: 1, stop: 10)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,1970-01-01T00:00:01Z,1970-01-01T00:00:10Z,1970-01-01T00:00:01Z,1
//
