// check:
x = 1
(a: 2)

// ---
// error[E0216]: `1` cannot be called: it is an int
//  --> call_on_new_line.flux:2:5
//   |
// 2 | x = 1
//   |     ^
//   |
//   = help: a `(` at the start of a line continues the statement above
//
// --- exit 1
