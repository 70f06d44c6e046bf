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
// error[E0133]: comments start with `//`
//  --> foreign_comments.flux:5:1
//   |
// 5 | /* more */
//   | ^^
//   |
//   = help: put `//` before each line; Flux has no `/* … */`
//
// --- exit 1
