// run: --now 2024-01-01T00:00:00Z
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1}])
    |> range(start: -400y)

// ---
//
// --- stderr
// fluxc: `range`: argument `start` is too far from now; times lie between the years 1677 and 2262
//   at range_out_of_range.flux:5:8
//   |
// 5 |     |> range(start: -400y)
//   |        ^^^^^
// --- exit 1
