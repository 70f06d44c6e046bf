// check:
a = 5min
b = 1e3
c = 0x10
d = 1_000_000

// ---
// error[E0138]: `5min` is neither a number nor a duration
//  --> glued_numbers.flux:2:5
//   |
// 2 | a = 5min
//   |     ^^^^
//   |
//   = help: write `5m`
//
// error[E0138]: `1e3` is neither a number nor a duration
//  --> glued_numbers.flux:3:5
//   |
// 3 | b = 1e3
//   |     ^^^
//   |
//   = help: numbers have no exponent; write all digits, or float(v: "…")
//
// error[E0138]: `0x10` is neither a number nor a duration
//  --> glued_numbers.flux:4:5
//   |
// 4 | c = 0x10
//   |     ^^^^
//   |
//   = help: integers are decimal
//
// error[E0138]: `1_000_000` is neither a number nor a duration
//  --> glued_numbers.flux:5:5
//   |
// 5 | d = 1_000_000
//   |     ^^^^^^^^^
//   |
//   = help: numbers have no separators; write the digits alone
//
// --- exit 1
