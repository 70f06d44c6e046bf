// check:
data = from(bucket: "telegraf") |> range(start: -1h)

data |> mean()
data |> max()
data |> min() |> yield(name: "min")
smallest = data |> min() |> yield(name: "min")
data |> first() |> yield()
other = (name) => data |> last() |> yield(name: "min")
branch = if 1 > 2 then data |> yield(name: "min") else data
data |> to(bucket: "a")
data |> to(bucket: "b")
