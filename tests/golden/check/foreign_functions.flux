// check:
import "strings"

data = from(bucket: "telegraf") |> range(start: -1h)

a = data |> where(fn: (r) => r._value > 1.0)
b = data |> avg()
c = data |> aggregateWindow(every: 5m, fn: average)
d = data |> groupBy(columns: ["host"])
e = data |> select(columns: ["host"])
f = abs(x: -1.5)
g = toUpper(v: "a")
h = True
i = data |> limit(n: task)
j = params.limit
k = v.bucket
l = r.host
m = strings.upper(v: "a")
n = len(v: "a")
o = data.mean()
