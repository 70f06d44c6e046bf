// bucket: target
from(bucket: "target")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

// ---
//
// --- stderr
// fluxc: warning: result "_result" is empty: bucket "target" has no data
//   at empty_bucket.flux:3:8
