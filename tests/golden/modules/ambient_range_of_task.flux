// run: --ambient v --now 2024-01-01T12:00:00Z
import "array"

option task = {name: "downsample", every: 2h}

array.from(rows: [{start: v.timeRangeStart, stop: v.timeRangeStop, window: string(v: v.windowPeriod), every: string(v: task.every)}])
    |> map(fn: (r) => ({r with isPast: v.timeRangeStart < v.timeRangeStop}))

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,boolean
// #group,false,false,false,false,false,false,false
// #default,_result,,,,,,
// ,result,table,start,stop,window,every,isPast
// ,,0,2024-01-01T10:00:00Z,2024-01-01T12:00:00Z,20s,2h,true
//
