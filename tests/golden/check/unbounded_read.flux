// check:
from(bucket: "a") |> filter(fn: (r) => r._value > 1.0) |> yield(name: "a")

late = from(bucket: "b") |> filter(fn: (r) => r._value > 1.0)
late |> range(start: -1h) |> yield(name: "b")
late |> mean() |> yield(name: "c")

unused = from(bucket: "c")
cut = (tables=<-) => tables |> range(start: -1h)
from(bucket: "d") |> cut() |> yield(name: "d")
choice = if 1 > 2 then from(bucket: "e") |> yield(name: "e") else from(bucket: "f") |> range(start: -1h)
written = from(bucket: "g") |> to(bucket: "h")
good = from(bucket: "i")
good |> range(start: 0) |> filter(fn: (r) => r._value > 1.0) |> range(start: -1h) |> yield(name: "i")
