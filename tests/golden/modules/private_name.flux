// check:
import "./lib/alerts"

x = alerts._names
y = alerts.levels
z = alerts._none
option alerts._names = ["a", "b"]

// ---
// error[E0207]: `_names` is private to package `./lib/alerts`
//  --> private_name.flux:4:12
//   |
// 4 | x = alerts._names
//   |            ^^^^^^
//   |
//   = help: names that start with `_` are for the package's own files
//
// error[E0204]: package `./lib/alerts` has no `levels`
//  --> private_name.flux:5:12
//   |
// 5 | y = alerts.levels
//   |            ^^^^^^
//   |
//   = help: did you mean `level`?
//
// error[E0204]: package `./lib/alerts` has no `_none`
//  --> private_name.flux:6:12
//   |
// 6 | z = alerts._none
//   |            ^^^^^
//
// error[E0207]: `_names` is private to package `./lib/alerts`
//  --> private_name.flux:7:15
//   |
// 7 | option alerts._names = ["a", "b"]
//   |               ^^^^^^
//   |
//   = help: names that start with `_` are for the package's own files
//
// --- exit 1
