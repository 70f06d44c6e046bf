// explain: --jit never
// data: metrics ../store/metrics.lp
// The store knows the sums of integers; those of floats need every value.
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data
    |> filter(fn: (r) => r._field == "idle")
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
