// data: metrics metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpux" and r._field == "usage")

// ---
//
// --- stderr
// fluxc: warning: result "_result" is empty: bucket "metrics" has no measurement "cpux"; did you mean "cpu"?
//   at empty_measurement.flux:4:8
