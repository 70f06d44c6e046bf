// run: --ambient v --now 2024-03-05T12:00:00Z
// The range begins when the task ran before: on Monday at 6.
import "array"

option task = {name: "report", cron: "0 6,18 * * mon-fri"}

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
// ,,0,2024-03-05T06:00:00Z,2024-03-05T12:00:00Z,1m,,
//
