import "array"

array.from(rows: [1, 2])

// ---
//
// --- stderr
// error[E0305]: `rows` of `array.from` must be an array of records, found an array `[int]`
//  --> rows_are_ints.flux:3:18
//   |
// 3 | array.from(rows: [1, 2])
//   |                  ^^^^^^ an array `[int]`
//   |
//   = help: each row is a record: `{_value: 1}`
//
// --- exit 1
