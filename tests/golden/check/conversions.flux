// check:
data = from(bucket: "telegraf") |> range(start: -1h)
n = 5
a = data |> aggregateWindow(every: 5, fn: mean)
b = data |> aggregateWindow(every: "5m", fn: mean)
c = data |> group(columns: "host")
d = data |> filter(fn: (r) => r.host =~ "web/.*")
e = data |> filter(fn: (r) => r.host != /web/)
f = data |> quantile(q: 1)
g = data |> quantile(q: n)
h = data |> yield(name: n)
i = data |> limit(n: 1.5)
j = join(tables: [data, data], on: ["host"])
k = data |> join(tables: {a: data, b: data}, on: ["host"])
