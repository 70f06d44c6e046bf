// check:
data = from(bucket: "telegraf") |> range(start: -1h)

data |> filter(fn: (r) => r._field == "a" or "b") |> yield(name: "a")
data |> filter(fn: (r) => r._measurement == "m" and r._value > 1.0 and 2.0) |> yield(name: "b")
