import "array"

array.from(rows: [{a: 1}, {b: 2}])

// ---
//
// --- stderr
// error[E0309]: the record has no field `a`
//  --> rows_of_different_fields.flux:3:27
//   |
// 3 | array.from(rows: [{a: 1}, {b: 2}])
//   |                           ^^^^^^ has: b (int)
//   |
//   = help: all records of an array have the same fields
//
// --- exit 1
