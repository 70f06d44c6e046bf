import "array"

array.from(rows: [{b: bool(v: 2)}])

// ---
//
// --- stderr
// fluxc: cannot convert int 2 to bool, must be 0 or 1
//   at conversion_error_in_script.flux:3:23
//   |
// 3 | array.from(rows: [{b: bool(v: 2)}])
//   |                       ^^^^
// --- exit 1
