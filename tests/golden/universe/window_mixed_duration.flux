import "array"

array.from(rows: [{_time: 2024-03-30T12:00:00Z, _value: 1.0}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2025-02-01T00:00:00Z)
    |> window(every: 1mo5d)

// ---
//
// --- stderr
// fluxc: `window`: argument `every` cannot mix month and nanosecond units, found 1mo5d; use months and years alone, or weeks and smaller units alone
//   at universe/universe.flux:173:12 in `window`
//   at window_mixed_duration.flux:5:8
//   |
// 5 |     |> window(every: 1mo5d)
//   |        ^^^^^^
// --- exit 1
