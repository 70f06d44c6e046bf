// run: --ambient v,task.cron=@monthly --now 2024-03-01T00:00:00Z
import "array"

array.from(
    rows: [
        {
            start: v.timeRangeStart,
            stop: v.timeRangeStop,
            window: string(v: v.windowPeriod),
            bucket: v.bucket,
            defaultBucket: v.defaultBucket,
        },
    ],
)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string
// #group,false,false,false,false,false,false,false
// #default,_result,,,,,,
// ,result,table,start,stop,window,bucket,defaultBucket
// ,,0,2024-02-01T00:00:00Z,2024-03-01T00:00:00Z,1h56m,,
//
