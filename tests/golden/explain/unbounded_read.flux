// explain: --jit never
// data: metrics ../store/metrics.lp
from(bucket: "metrics")
    |> filter(fn: (r) => r._field == "usage")

// ---
//
// --- stderr
// fluxc: cannot read bucket "metrics" without bounds; follow `from` with `|> range(start: …)`
// --- exit 1
