// check:
x = 1
x = 2

// ---
// error[E0405]: `x` is assigned twice
//  --> reassigned.flux:3:1
//   |
// 2 | x = 1
//   | - first assigned here
// 3 | x = 2
//   | ^
//   |
//   = help: variables of Flux never change; choose another name
//
// --- exit 1
