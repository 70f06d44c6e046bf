// check:
x = 1

import "array"

// ---
// error[E0112]: imports must come before all statements
//  --> misplaced_import.flux:4:1
//   |
// 2 | x = 1
//   | ----- the first statement
// ...
// 4 | import "array"
//   | ^^^^^^^^^^^^^^
//   |
//   = help: move it before the first statement
//
// --- exit 1
