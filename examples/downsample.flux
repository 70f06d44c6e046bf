// Reduces the memory readings of one host to five-minute means, hour by hour.
//
//     fluxc write --create --bucket telegraf examples/data/mem.lp
//     fluxc bucket create telegraf_5m
//     fluxc run --now 2024-01-01T10:00:00Z examples/downsample.flux

option task = {name: "mem_5m", every: 1h, offset: 0m}

from(bucket: "telegraf")
    |> range(start: -task.every)
    |> filter(fn: (r) => r._measurement == "mem" and r.host == "web-01")
    |> filter(fn: (r) => r._field == "used_percent" or r._field == "available")
    |> aggregateWindow(every: 5m, fn: mean)
    |> to(bucket: "telegraf_5m")
