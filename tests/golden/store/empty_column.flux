// data: metrics metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r.hots == "a")

// ---
//
// --- stderr
// fluxc: warning: result "_result" is empty: no table has a column `hots`; did you mean `host`?
//   at empty_column.flux:4:8
