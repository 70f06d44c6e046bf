// data: metrics metrics.lp
from(bucket: "metrics")
    |> filter(fn: (r) => r._measurement == "cpu")

// ---
//
// --- stderr
// warning[W0507]: `from` reads without bounds of time, which fails when the script runs
//  --> unbounded_read.flux:2:1
//   |
// 2 | from(bucket: "metrics")
//   | ^^^^^^^^^^^^^^^^^^^^^^^
//   |
//   = help: add `|> range(start: -1h)` behind it; `start: 0` reads everything
//
// fluxc: cannot read bucket "metrics" without bounds; follow `from` with `|> range(start: …)`
// --- exit 1
