import "array"

array.from(rows: [{_time: 1960-05-22T10:00:30Z, _value: 1}, {_time: 1960-05-22T10:01:00Z, _value: 2}])
    |> range(start: 1960-05-22T10:00:00Z, stop: 1960-05-22T10:02:00Z)
    |> window(every: 1m)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,1960-05-22T10:00:00Z,1960-05-22T10:01:00Z,1960-05-22T10:00:30Z,1
// ,,1,1960-05-22T10:01:00Z,1960-05-22T10:02:00Z,1960-05-22T10:01:00Z,2
//
