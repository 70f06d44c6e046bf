// check:
from(bucket: "telegraf")
    |> range(start: -1h)
    |> filter(fn: (r) => r._measurement == "cpu" and r.usage_user > 5.0)
    |> aggregateWindow(every: 1m, fn: mean)

// ---
//
