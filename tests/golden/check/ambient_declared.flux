// check: --ambient v
from(bucket: v.bucket)
    |> range(start: v.timeRangeStart, stop: v.timeRangeStop)

// ---
//
