// run: --memory-limit 20MB
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> window(every: 10ms, createEmpty: true)

// ---
//
// --- stderr
// fluxc: `window`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at window_empty.flux:6:8, calling `window`
//   |
// 6 |     |> window(every: 10ms, createEmpty: true)
//   |        ^^^^^^
// --- exit 1
