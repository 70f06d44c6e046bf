import "array"

array.from(rows: [1, 2])

// ---
//
// --- stderr
// error[E0305]: `rows` of `array.from` must be a record, found an int
//  --> rows_are_ints.flux:3:18
//   |
// 3 | array.from(rows: [1, 2])
//   |                  ^^^^^^ an int
//
// --- exit 1
