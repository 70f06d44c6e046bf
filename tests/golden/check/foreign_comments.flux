// check:
# the total
x = 1

/* more */
y = 2

// ---
// error[E0133]: comments start with `//`
//  --> foreign_comments.flux:2:1
//   |
// 2 | # the total
//   | ^
//   |
//   = help: replace `#` with `//`
//
// error[E0101]: expected an expression, found `*`
//  --> foreign_comments.flux:5:2
//   |
// 5 | /* more */
//   |  ^
//
// --- exit 1
