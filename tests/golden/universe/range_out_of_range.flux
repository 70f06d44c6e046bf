// run: --now 2024-01-01T00:00:00Z
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1}])
    |> range(start: -400y)
