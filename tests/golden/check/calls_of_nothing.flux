// check:
print("done")
n = len([1, 2])
m = frobnicate(1, n: n)

// ---
// error[E0109]: arguments are passed by name
//  --> calls_of_nothing.flux:2:7
//   |
// 2 | print("done")
//   |       ^^^^^^
//   |
//   = help: there is no function `print`; did you mean `yield`?
//
// error[E0109]: arguments are passed by name
//  --> calls_of_nothing.flux:3:9
//   |
// 3 | n = len([1, 2])
//   |         ^^^^^^
//   |
//   = help: there is no function `len`; did you mean `length`?
//
// error[E0109]: arguments are passed by name
//  --> calls_of_nothing.flux:4:16
//   |
// 4 | m = frobnicate(1, n: n)
//   |                ^
//   |
//   = help: there is no function `frobnicate`
//
// --- exit 1
