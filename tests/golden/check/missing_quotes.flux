// check:
data = from(bucket: telegraf) |> range(start: -1h)
column = "_value"

data |> sum(column: _value) |> yield(name: "a")
data |> group(columns: [host, "region"]) |> yield(name: "b")
data |> sum(column: colum) |> yield(name: "c")
data |> filter(fn: (r) => _value > 1.0 and host == "web-01") |> yield(name: "d")
data |> filter(fn: (row) => r.host == "web-01") |> yield(name: "e")
