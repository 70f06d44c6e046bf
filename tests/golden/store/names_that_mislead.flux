// A name from outside stays on its line, so that it cannot look like a message of its own.
// data: metrics metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu\nfluxc: warning: all is well\x1b[2J")

// ---
//
// --- stderr
// fluxc: warning: result "_result" is empty: bucket "metrics" has no measurement "cpu\nfluxc: warning: all is well\x1b[2J"; there are "cpu", "disk"
//   at names_that_mislead.flux:5:8
