// data: metrics metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r.host == "z")
    |> mean()

// ---
//
// --- stderr
// fluxc: warning: result "_result" is empty: bucket "metrics" where `r._measurement == "cpu"` has no tag `host` with value "z"; there are "a", "b"
//   at empty_tag.flux:4:8
