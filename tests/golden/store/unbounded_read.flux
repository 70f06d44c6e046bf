// data: metrics metrics.lp
from(bucket: "metrics")
    |> filter(fn: (r) => r._measurement == "cpu")

// ---
//
// --- stderr
// fluxc: cannot read bucket "metrics" without bounds; follow `from` with `|> range(start: …)`
// --- exit 1
