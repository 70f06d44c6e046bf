import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> aggregateWindow(every: 1mo, offset: 400y, fn: sum)
