// run: --ambient v,task.every=30m --now 2024-01-01T12:00:00Z
import "array"

array.from(rows: [{start: v.timeRangeStart, stop: v.timeRangeStop, every: string(v: task.every)}])

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,start,stop,every
// ,,0,2024-01-01T11:30:00Z,2024-01-01T12:00:00Z,30m
//
