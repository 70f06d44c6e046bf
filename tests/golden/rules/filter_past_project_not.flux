// explain: --jit never
// data: metrics floats.lp
// Tables that lose their host may meet, and a function over names is asked for every table.
data = from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> drop(columns: ["host"])
    |> filter(fn: (r) => r.region == "eu")
    |> yield(name: "key")

data
    |> keep(columns: ["_time", "_value", "region"])
    |> filter(fn: (r) => r.region == "eu")
    |> yield(name: "unknown key")

data
    |> drop(fn: (column) => column == "_time")
    |> filter(fn: (r) => r.region == "eu")
    |> yield(name: "function")

