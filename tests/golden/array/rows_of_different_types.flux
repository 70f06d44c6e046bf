import "array"

array.from(rows: [{a: 1}, {a: "x"}])

// ---
//
// --- stderr
// error[E0300]: expected an int, found a string
//  --> rows_of_different_types.flux:3:27
//   |
// 3 | array.from(rows: [{a: 1}, {a: "x"}])
//   |                           ^^^^^^^^ in field `a`
//
// --- exit 1
