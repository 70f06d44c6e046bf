// check:
from(bucket: "telegraf")
    |> range(start: -1h, stop: now)
