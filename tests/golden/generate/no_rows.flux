import "generate"

generate.from(count: 0, fn: (n) => n, start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

// ---
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,_result,0,,
// ,result,table,_time,_value
//
