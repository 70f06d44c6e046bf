import "array"

array.from(rows: [{_time: 2024-01-01T00:00:05Z, _value: 1}])
    |> range(start: 2024-01-02T00:00:00Z, stop: 2024-01-01T00:00:00Z)

// ---
//
// --- stderr
// fluxc: `range`: cannot query an empty range: start 2024-01-02T00:00:00Z is not before stop 2024-01-01T00:00:00Z; swap them or widen the range
//   at range_start_after_stop.flux:4:8
//   |
// 4 |     |> range(start: 2024-01-02T00:00:00Z, stop: 2024-01-01T00:00:00Z)
//   |        ^^^^^
// --- exit 1
