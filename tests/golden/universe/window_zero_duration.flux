import "array"

array.from(rows: [{_time: 2024-03-30T12:00:00Z, _value: 1.0}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2025-02-01T00:00:00Z)
    |> window(every: 0s)

// ---
//
// --- stderr
// fluxc: `window`: window function requires at least one of `every` or `period` to be set and non-zero
//   at universe/universe.flux:173:12 in `window`
//   at window_zero_duration.flux:5:8
//   |
// 5 |     |> window(every: 0s)
//   |        ^^^^^^
// --- exit 1
