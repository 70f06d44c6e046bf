import "array"

array.from(rows: [{_value: 1.5}]) |> fill(value: 0)

// ---
//
// --- stderr
// fluxc: fill column type mismatch: float/int: column `_value` and `value` must be of one type; write a float with a point, as in `0.0`
//   at fill_int_in_floats.flux:3:38
//   |
// 3 | array.from(rows: [{_value: 1.5}]) |> fill(value: 0)
//   |                                      ^^^^
// --- exit 1
