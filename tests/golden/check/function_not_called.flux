// check:
a = now - 1h
b = now > 2024-01-01T00:00:00Z
c = from(bucket: "telegraf") |> range(start: -1h) |> limit(n: now)
