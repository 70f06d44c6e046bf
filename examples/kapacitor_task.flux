// A task as Kapacitor 1.6 runs them against InfluxDB 1.x: a bucket is `database/retention policy`, the token is
// `user:password` or empty.
//
//     fluxc run --now 2024-01-01T10:00:00Z examples/kapacitor_task.flux

option task = {name: "cpu_10m", every: 1h, offset: 10m}

host = "http://localhost:8086"
token = "flux:secret"

from(bucket: "telegraf/autogen", host: host, token: token)
    |> range(start: -task.every)
    |> filter(fn: (r) => r._measurement == "cpu")
    |> aggregateWindow(every: 10m, fn: mean)
    |> to(bucket: "telegraf/downsampled", host: host, token: token)
