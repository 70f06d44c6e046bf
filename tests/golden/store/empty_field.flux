// data: metrics metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu")
    |> filter(fn: (r) => r._field == "used")

// ---
//
// --- stderr
// fluxc: warning: result "_result" is empty: bucket "metrics" where `r._measurement == "cpu"` has no field "used"; there are "idle", "ok", "state", "usage"
//   at empty_field.flux:5:8
