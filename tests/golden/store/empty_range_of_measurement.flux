// data: metrics metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:25Z, stop: 2024-01-01T00:00:28Z)
    |> filter(fn: (r) => r._measurement == "disk" and r.host == "a")

// ---
//
// --- stderr
// fluxc: warning: result "_result" is empty: bucket "metrics" has no data from 2024-01-01T00:00:25Z to 2024-01-01T00:00:28Z; there is data at 2024-01-01T00:00:00Z
//   at empty_range_of_measurement.flux:3:8
