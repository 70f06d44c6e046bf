// bucket: metrics
from(bucket: "metric\nfluxc: done") |> range(start: 2024-01-01T00:00:00Z)

// ---
//
// --- stderr
// fluxc: bucket "metric\nfluxc: done" not found; existing buckets: `metrics`
//   at bucket_that_misleads.flux:2:1
//   |
// 2 | from(bucket: "metric\nfluxc: done") |> range(start: 2024-01-01T00:00:00Z)
//   | ^^^^
// --- exit 1
