// run: --memory-limit 20MB
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}, {_time: 2024-01-01T01:00:00Z, _value: 2.0}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> window(every: 1ns, period: 1h)

// ---
//
// --- stderr
// fluxc: `window`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at window_overlapping.flux:6:8, calling `window`
//   |
// 6 |     |> window(every: 1ns, period: 1h)
//   |        ^^^^^^
// --- exit 1
