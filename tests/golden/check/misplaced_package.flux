// check:
x = 1

package other

// ---
// error[E0113]: the package clause must come first
//  --> misplaced_package.flux:4:1
//   |
// 4 | package other
//   | ^^^^^^^^^^^^^
//
// --- exit 1
