import "array"

zero = 0

array.from(rows: [{v: 10 / zero}])

// ---
//
// --- stderr
// fluxc: cannot divide by zero
//   at divide_by_zero_in_script.flux:5:23
//   |
// 5 | array.from(rows: [{v: 10 / zero}])
//   |                       ^^
// --- exit 1
