// check:
import "array"

array.form(rows: [{a: 1}])

// ---
// error[E0204]: package `array` has no `form`
//  --> unknown_export.flux:4:7
//   |
// 4 | array.form(rows: [{a: 1}])
//   |       ^^^^
//   |
//   = help: did you mean `from`?
//
// --- exit 1
