// check:
data = from(bucket: "telegraf") |> range(start: -1h)

data |> filter(fn: (r) => .host == "web-01") |> yield(name: "a")
data |> map(fn: (row) => ({row with x: .usage})) |> yield(name: "b")
from(bucket: "telegraf") |> range(start: .x) |> yield(name: "c")
name = .host
