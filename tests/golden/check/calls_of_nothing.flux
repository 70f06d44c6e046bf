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
//   = help: write `name: value`
//
// error[E0109]: arguments are passed by name
//  --> calls_of_nothing.flux:3:9
//   |
// 3 | n = len([1, 2])
//   |         ^^^^^^
//   |
//   = help: write `name: value`
//
// error[E0109]: arguments are passed by name
//  --> calls_of_nothing.flux:4:16
//   |
// 4 | m = frobnicate(1, n: n)
//   |                ^
//   |
//   = help: write `name: value`
//
// --- exit 1
