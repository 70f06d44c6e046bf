// data: metrics metrics.lp
from(bucket: "$bucket") |> range(start: -1h)

// ---
//
// --- stderr
// fluxc: bucket "$bucket" not found; it looks like a variable of a dashboard, which nothing fills in here; existing buckets: `metrics`
//   at dashboard_bucket.flux:2:1
//   |
// 2 | from(bucket: "$bucket") |> range(start: -1h)
//   | ^^^^
// --- exit 1
