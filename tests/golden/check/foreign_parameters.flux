// check:
data = from(db: "telegraf") |> range(from: -1h, to: now())

data |> group(by: ["host"]) |> yield(name: "a")
data |> sort(by: ["_value"], descending: true) |> yield(name: "b")
data |> aggregateWindow(interval: 5m, aggregate: mean) |> yield(name: "c")
data |> limit(count: 10) |> yield(name: "d")
data |> filter(where: (r) => r._value > 1.0) |> yield(name: "e")
data |> sum(field: "_value") |> yield(as: "f")
x = toString(v: 1)
