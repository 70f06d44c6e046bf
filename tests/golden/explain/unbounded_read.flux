// explain: --jit never
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> filter(fn: (r) => r._field == "usage")

// ---
//
// --- stderr
// warning[W0507]: `from` reads without bounds of time, which fails when the script runs
//  --> unbounded_read.flux:3:1
//   |
// 3 | from(bucket: "metrics")
//   | ^^^^^^^^^^^^^^^^^^^^^^^
//   |
//   = help: add `|> range(start: -1h)` behind it; `start: 0` reads everything
//
// fluxc: cannot read bucket "metrics" without bounds; follow `from` with `|> range(start: …)`
// --- exit 1
