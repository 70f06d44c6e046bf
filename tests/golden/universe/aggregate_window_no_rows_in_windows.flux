import "array"

data =
    array.from(rows: [{_time: 2024-01-01T00:00:30Z, _value: 1.0}])
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)

// Between these windows of ten seconds lie gaps of twenty.
data |> aggregateWindow(every: 30s, period: 10s, offset: 15s, fn: sum, createEmpty: false) |> yield(name: "sum")
data |> aggregateWindow(every: 30s, period: 10s, offset: 15s, fn: last, createEmpty: false) |> yield(name: "last")

// ---
//
//
