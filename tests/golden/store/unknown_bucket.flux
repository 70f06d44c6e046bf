// data: metrics metrics.lp
from(bucket: "metric")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

// ---
//
// --- stderr
// fluxc: bucket "metric" not found; did you mean `metrics`?
//   at unknown_bucket.flux:2:1
//   |
// 2 | from(bucket: "metric")
//   | ^^^^
// --- exit 1
