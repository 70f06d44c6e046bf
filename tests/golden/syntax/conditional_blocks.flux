// check:
x = 1
if x > 2 { y = 1 }
z = if x > 1 then 2
w = x + "a"

// ---
// error[E0100]: expected `then`, found `{`
//  --> conditional_blocks.flux:3:10
//   |
// 3 | if x > 2 { y = 1 }
//   |          ^
//   |
//   = help: a conditional is a value, `x = if … then … else …`, and has no blocks
//
// error[E0100]: expected `else`, found `w`
//  --> conditional_blocks.flux:4:19
//   |
// 4 | z = if x > 1 then 2
//   |                   ^ something is missing after this
//   |
//   = help: every `if` has an `else`, as it gives a value
//
// error[E0302]: cannot add an int and a string
//  --> conditional_blocks.flux:5:9
//   |
// 5 | w = x + "a"
//   |         ^^^ a string
//   |     - an int
//   |
//   = help: `string(v: x)` converts to text, as does interpolation: `"… ${x}"`
//
// --- exit 1
