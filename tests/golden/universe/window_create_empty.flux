import "array"

array.from(rows: [{_time: 2024-01-01T00:00:12Z, _value: 3}])
    |> range(start: 2024-01-01T00:00:05Z, stop: 2024-01-01T00:00:35Z)
    |> window(every: 10s, createEmpty: true)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,0,2024-01-01T00:00:05Z,2024-01-01T00:00:10Z,,
// ,result,table,_start,_stop,_time,_value
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,1,2024-01-01T00:00:10Z,2024-01-01T00:00:20Z,2024-01-01T00:00:12Z,3
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,2,2024-01-01T00:00:20Z,2024-01-01T00:00:30Z,,
// ,result,table,_start,_stop,_time,_value
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,3,2024-01-01T00:00:30Z,2024-01-01T00:00:35Z,,
// ,result,table,_start,_stop,_time,_value
//
