import "generate"

generate.from(count: 0, fn: (n) => n, start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,true,true,false,false
// #default,_result,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,,
// ,result,table,_start,_stop,_time,_value
//
