// run: --ambient v,v.timeRangeStart=-2d,v.timeRangeStop=2024-01-01T00:00:00Z,v.bucket=metrics --now 2024-01-01T12:00:00Z
import "array"

array.from(
    rows: [
        {
            start: string(v: v.timeRangeStart),
            stop: v.timeRangeStop,
            window: string(v: v.windowPeriod),
            bucket: v.bucket,
            defaultBucket: v.defaultBucket,
        },
    ],
)

// ---
// #datatype,string,long,string,dateTime:RFC3339,string,string,string
// #group,false,false,false,false,false,false,false
// #default,_result,,,,,,
// ,result,table,start,stop,window,bucket,defaultBucket
// ,,0,-2d,2024-01-01T00:00:00Z,6m,metrics,metrics
//
