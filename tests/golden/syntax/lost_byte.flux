// check:
/ A comment that lost its slash, with `code` in it; # and more.
a = (tables=<, n) => tables
b = a |> map(fn (r) => ({r with x: 1}))
c = [
    "x", y",
    "z", "w",
]
d = undefined_here

// ---
// error[E0101]: expected an expression, found `/`
//  --> lost_byte.flux:2:1
//   |
// 2 | / A comment that lost its slash, with `code` in it; # and more.
//   | ^
//
// error[E0101]: expected an expression, found `<`
//  --> lost_byte.flux:3:13
//   |
// 3 | a = (tables=<, n) => tables
//   |             ^
//
// error[E0109]: arguments are passed by name
//  --> lost_byte.flux:4:14
//   |
// 4 | b = a |> map(fn (r) => ({r with x: 1}))
//   |              ^^^^^^^^^^^^^^^^^^^^^^^^^
//   |
//   = help: write `:` behind `fn`
//
// warning[W0510]: expected `,` before `"`
//  --> lost_byte.flux:6:11
//   |
// 6 |     "x", y",
//   |           ^
//   |
//   = help: insert `,`
//
// error[E0111]: the string is never closed
//  --> lost_byte.flux:6:11
//   |
// 6 |     "x", y",
//   |           ^^
//   |
//   = help: close it with `"`
//
// error[E0202]: undefined name `undefined_here`
//  --> lost_byte.flux:9:5
//   |
// 9 | d = undefined_here
//   |     ^^^^^^^^^^^^^^
//
// --- exit 1
