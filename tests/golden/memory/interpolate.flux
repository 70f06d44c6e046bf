// run: --memory-limit 20MB
import "array"
import "interpolate"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}, {_time: 2024-01-01T01:00:00Z, _value: 2.0}])
    |> interpolate.linear(every: 1ns)
