// check:
import "aray"

aray.from(rows: [{a: 1}])

// ---
// error[E0203]: there is no package `aray`
//  --> unknown_import.flux:2:8
//   |
// 2 | import "aray"
//   |        ^^^^^^
//   |
//   = help: did you mean `array`?
//
// --- exit 1
