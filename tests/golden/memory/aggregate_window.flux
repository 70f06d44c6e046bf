// run: --memory-limit 20MB
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> aggregateWindow(every: 10ms, fn: mean, createEmpty: true)

// ---
//
// --- stderr
// fluxc: `aggregateWindow`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at aggregate_window.flux:6:8, calling `aggregateWindow`
//   |
// 6 |     |> aggregateWindow(every: 10ms, fn: mean, createEmpty: true)
//   |        ^^^^^^^^^^^^^^^
// --- exit 1
