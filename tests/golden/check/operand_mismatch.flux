// check:
a = 1 + 2.5
b = "n: " + 5
c = now() - 1h

// ---
// error[E0302]: cannot add an int and a float
//  --> operand_mismatch.flux:2:9
//   |
// 2 | a = 1 + 2.5
//   |         ^^^ a float
//   |     - an int
//   |
//   = help: write `1.0`: Flux never converts numbers by itself
//
// error[E0302]: cannot add a string and an int
//  --> operand_mismatch.flux:3:13
//   |
// 3 | b = "n: " + 5
//   |             ^ an int
//   |     ----- a string
//   |
//   = help: `string(v: x)` converts to text, as does interpolation: `"… ${x}"`
//
// error[E0302]: cannot subtract a duration from a time
//  --> operand_mismatch.flux:4:13
//   |
// 4 | c = now() - 1h
//   |             ^^ a duration
//   |     ----- a time
//   |
//   = help: write `date.sub(d: 1h, from: now())` with `import "date"`; `range` takes `-1h` alone
//
// --- exit 1
