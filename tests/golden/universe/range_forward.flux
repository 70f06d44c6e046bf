// run: --now 2024-01-01T00:00:00Z
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.5}]) |> range(start: 1h)

// ---
//
// --- stderr
// fluxc: `range`: cannot query an empty range: start 2024-01-01T01:00:00Z is not before stop 2024-01-01T00:00:00Z; durations count from now: `-1h` lies before it
//   at range_forward.flux:4:67
//   |
// 4 | array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.5}]) |> range(start: 1h)
//   |                                                                   ^^^^^
// --- exit 1
