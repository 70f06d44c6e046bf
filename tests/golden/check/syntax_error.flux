// check:
import array

// ---
// error[E0100]: expected a string, found `array`
//  --> syntax_error.flux:2:8
//   |
// 2 | import array
//   |        ^^^^^
//   |
//   = help: package paths are in double quotes
//
// --- exit 1
