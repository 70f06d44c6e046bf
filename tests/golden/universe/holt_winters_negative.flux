import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}]) |> holtWinters(n: -1, interval: 1m)

// ---
//
// --- stderr
// fluxc: `holtWinters`: argument `n` must be between 0 and 10000000, found -1
//   at holt_winters_negative.flux:3:67
//   |
// 3 | array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}]) |> holtWinters(n: -1, interval: 1m)
//   |                                                                   ^^^^^^^^^^^
// --- exit 1
