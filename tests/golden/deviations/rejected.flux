// check:
// What type checks elsewhere and never runs.
f = (tables=<-) => tables
a = {f with a: 1}
b = 1 |> f(tables: 1)
option now = () => now()
c = /[a--z]/

// ---
// error[E0300]: expected a record, found a function
//  --> rejected.flux:4:6
//   |
// 4 | a = {f with a: 1}
//   |      ^ only a record can be extended by `with`
//
// error[E0214]: argument `tables` is given twice
//  --> rejected.flux:5:12
//   |
// 5 | b = 1 |> f(tables: 1)
//   |            ^^^^^^ already piped in
//
// error[E0408]: option `now` depends on option `now` of the same package
//  --> rejected.flux:6:20
//   |
// 6 | option now = () => now()
//   |                    ^^^
//   |
//   = help: put what both need into a variable
//
// error[E0125]: invalid regular expression `[a--z]`: invalid character class range: a--
//  --> rejected.flux:7:5
//   |
// 7 | c = /[a--z]/
//   |     ^^^^^^^^
//
// --- exit 1
