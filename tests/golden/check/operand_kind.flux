// check:
a = true + false
b = -"s"
c = /a/ == /b/

// ---
// error[E0304]: `+` does not work on a bool
//  --> operand_kind.flux:2:5
//   |
// 2 | a = true + false
//   |     ^^^^^^^^^^^^
//
// error[E0304]: `-` does not work on a string
//  --> operand_kind.flux:3:6
//   |
// 3 | b = -"s"
//   |      ^^^
//
// error[E0304]: `==` does not work on a regular expression
//  --> operand_kind.flux:4:5
//   |
// 4 | c = /a/ == /b/
//   |     ^^^
//   |
//   = help: match with `=~`
//
// --- exit 1
