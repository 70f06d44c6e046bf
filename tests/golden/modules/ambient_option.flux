// run: --ambient v --now 2024-01-01T12:00:00Z
import "array"

option v.bucket = "metrics"
option v.timeRangeStart = -6h

array.from(rows: [{bucket: v.bucket, start: string(v: v.timeRangeStart), stop: v.timeRangeStop}])

// ---
// #datatype,string,long,string,string,dateTime:RFC3339
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,bucket,start,stop
// ,,0,metrics,-6h,2024-01-01T12:00:00Z
//
