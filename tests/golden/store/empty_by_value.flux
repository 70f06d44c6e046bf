// data: metrics metrics.lp
// No value is so large: that needs no word.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage" and r._value > 1000.0)

// ---
//
