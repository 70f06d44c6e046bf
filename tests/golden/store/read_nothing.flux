// data: metrics metrics.lp
from(bucket: "metrics")
    |> range(start: 2023-01-01T00:00:00Z, stop: 2023-01-02T00:00:00Z)

// ---
//
