// check:
import "./lib/broken"

x = broken.x
y = broken.missing

// ---
// error[E0101]: expected an expression, found `y`
//  --> lib/broken.flux:3:7
//   |
// 3 | x = 1 +
//   |       ^ something is missing after this
//
// error[E0202]: undefined name `unknown`
//  --> lib/broken.flux:4:5
//   |
// 4 | y = unknown
//   |     ^^^^^^^
//
// --- exit 1
