// check:
bu = "telegraf"
a = from("telegraf") |> range(-1h)
b = from(bu) |> range(start: -1h)
c = from(telegraf) |> range(start: -1h)
d = b |> limit(10)
e = b |> filter((r) => r._value > 1.0)
f = b |> aggregateWindow(5m, mean)
g = b |> group(["host"])
h = b |> yield("a")
double = (x) => x * 2
i = double(1)
j = float(1)
k = union(b, b)
l = b |> keep("host")
