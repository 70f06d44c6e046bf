// data: metrics metrics.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "usage")
    |> mean()
    |> aggregateWindow(every: 1h, fn: mean)

// ---
//
// --- stderr
// fluxc: `window`: no time column `_time` in table {_field: "usage", _measurement: "cpu", _start: 2024-01-01T00:00:00Z, _stop: 2024-01-02T00:00:00Z, host: "a", region: "eu"}; aggregates without a window drop it, as does `map` without `r with`
//   at window_without_time.flux:6:8, calling `aggregateWindow`
//   |
// 6 |     |> aggregateWindow(every: 1h, fn: mean)
//   |        ^^^^^^^^^^^^^^^
// --- exit 1
