// data: metrics metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r.usage > 1.0)

// ---
//
// --- stderr
// fluxc: warning: result "_result" is empty: no table has a column `usage`; it is a field: `r._field == "usage"` selects its rows, their values are in `_value`
//   at field_as_column.flux:4:8
