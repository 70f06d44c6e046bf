// data: metrics ../store/metrics.lp
// The sums are those of the values one by one, whoever adds them.
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:05Z, stop: 2024-01-02T00:00:00Z)

data
    |> filter(fn: (r) => r._field == "idle" or r._field == "used")
    |> filter(fn: (r) => r._measurement == "cpu")
    |> sum()
    |> yield(name: "int")
data
    |> filter(fn: (r) => r._field == "used")
    |> sum()
    |> yield(name: "uint")
data
    |> filter(fn: (r) => r._field == "usage")
    |> sum()
    |> yield(name: "float")

// ---
