import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z}]) |> map(fn: (r) => ({r with f: float(v: r._time)}))

// ---
//
// --- stderr
// fluxc: cannot evaluate `float(v: r._time)`: cannot convert time to float
//   at float_of_time_in_row.flux:3:81
//   |
// 3 | array.from(rows: [{_time: 2024-01-01T00:00:00Z}]) |> map(fn: (r) => ({r with f: float(v: r._time)}))
//   |                                                                                 ^^^^^
//   at float_of_time_in_row.flux:3:54
// --- exit 1
