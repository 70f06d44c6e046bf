import "array"
import "bitwise"

array.from(rows: [{_value: bitwise.slshift(a: 1, b: -1)}])

// ---
//
// --- stderr
// fluxc: `bitwise`: argument `b` must not be negative, found -1
//   at negative_shift.flux:4:28
//   |
// 4 | array.from(rows: [{_value: bitwise.slshift(a: 1, b: -1)}])
//   |                            ^^^^^^^^^^^^^^^
// --- exit 1
