// check:
import "taem"
import "vendred"
import "nothingLikeThat"

// ---
// error[E0203]: there is no package `taem`
//  --> search_path_typo.flux:2:8
//   |
// 2 | import "taem"
//   |        ^^^^^^
//   |
//   = help: did you mean `team`?
//
// error[E0203]: there is no package `vendred`
//  --> search_path_typo.flux:3:8
//   |
// 3 | import "vendred"
//   |        ^^^^^^^^^
//   |
//   = help: did you mean `vendored`?
//
// error[E0203]: there is no package `nothingLikeThat`
//  --> search_path_typo.flux:4:8
//   |
// 4 | import "nothingLikeThat"
//   |        ^^^^^^^^^^^^^^^^^
//
// --- exit 1
