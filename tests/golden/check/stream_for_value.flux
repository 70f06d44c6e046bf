// check:
import "strings"

data = from(bucket: "telegraf") |> range(start: -1h)
a = (data |> mean()) > 5.0
b = (data |> mean()) + 5.0
c = data |> limit(n: data |> count())
d = data |> strings.toUpper()
e = if data |> mean() then 1 else 2
f = data[0]
g = "mean: ${data}"
