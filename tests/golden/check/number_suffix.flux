// check:
a = [1e3]
b = duration(v: 5days)

// ---
// error[E0138]: `1e3` is neither a number nor a duration
//  --> number_suffix.flux:2:6
//   |
// 2 | a = [1e3]
//   |      ^^^
//   |
//   = help: numbers have no exponent; write all digits, or float(v: "…")
//
// error[E0138]: `5days` is neither a number nor a duration
//  --> number_suffix.flux:3:17
//   |
// 3 | b = duration(v: 5days)
//   |                 ^^^^^
//   |
//   = help: write `5d`
//
// --- exit 1
