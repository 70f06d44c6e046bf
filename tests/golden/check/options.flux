// check:
option a = 1
option a = 2

option b = 1
b = 2

option c = 1
option d = c

// ---
// error[E0406]: option `a` is set twice
//  --> options.flux:3:8
//   |
// 3 | option a = 2
//   |        ^
//
// error[E0407]: variable `b` has the name of an option
//  --> options.flux:6:1
//   |
// 6 | b = 2
//   | ^
//   |
//   = help: write `option` in front to set the option, or choose another name
//
// error[E0408]: option `d` depends on option `c` of the same package
//  --> options.flux:9:12
//   |
// 9 | option d = c
//   |            ^
//   |
//   = help: put what both need into a variable
//
// --- exit 1
