// check:
from(bucket: "telegraf")
    |> range(start: -1h)
    |> map(fn: (r) => r._value * 2.0)
