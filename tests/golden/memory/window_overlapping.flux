// run: --memory-limit 20MB
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}, {_time: 2024-01-01T01:00:00Z, _value: 2.0}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> window(every: 1ns, period: 1h)
