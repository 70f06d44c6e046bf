// check:
a = [1 2, 3]
b = {x: 1 y = 2}
c = {a, z: 3}
f = (x y) => x
d = f(1)
e = [1,, 2]

// ---
// error[E0108]: expected `,` before `2`
//  --> lists.flux:2:8
//   |
// 2 | a = [1 2, 3]
//   |        ^
//   |
//   = help: insert `,`
//
// error[E0108]: expected `,` before `y`
//  --> lists.flux:3:11
//   |
// 3 | b = {x: 1 y = 2}
//   |           ^
//   |
//   = help: insert `,`
//
// error[E0110]: names and values are separated by `:` here, not `=`
//  --> lists.flux:3:13
//   |
// 3 | b = {x: 1 y = 2}
//   |             ^
//   |
//   = help: replace with `:`
//
// error[E0412]: `a` without a value cannot stand beside `z: …`
//  --> lists.flux:4:6
//   |
// 4 | c = {a, z: 3}
//   |      ^
//   |
//   = help: name all values or none; `{a with z: …}` extends a record
//
// error[E0108]: expected `,` before `y`
//  --> lists.flux:5:8
//   |
// 5 | f = (x y) => x
//   |        ^
//   |
//   = help: insert `,`
//
// error[E0109]: arguments are passed by name
//  --> lists.flux:6:7
//   |
// 6 | d = f(1)
//   |       ^
//   |
//   = help: write `x: 1`
//
// error[E0135]: nothing stands before this `,`
//  --> lists.flux:7:8
//   |
// 7 | e = [1,, 2]
//   |        ^
//
// --- exit 1
