// data: metrics metrics.lp
from(bucket: "metrics")
    |> range(start: 2023-01-01T00:00:00Z, stop: 2023-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu")
    |> mean()

// ---
//
// --- stderr
// fluxc: warning: result "_result" is empty: bucket "metrics" has no data from 2023-01-01T00:00:00Z to 2023-01-02T00:00:00Z; there is data at 2024-01-01T00:00:00Z
//   at empty_range.flux:3:8
