// check:
a = 0123
b = 9223372036854775808

// ---
// error[E0119]: the integer `0123` starts with zero
//  --> integer_literals.flux:2:5
//   |
// 2 | a = 0123
//   |     ^^^^
//   |
//   = help: write the number without leading zeros
//
// error[E0120]: the integer `9223372036854775808` is out of range
//  --> integer_literals.flux:3:5
//   |
// 3 | b = 9223372036854775808
//   |     ^^^^^^^^^^^^^^^^^^^
//   |
//   = help: integers have 64 bits; write a float with a decimal point, or uint(v: "…") up to 18446744073709551615
//
// --- exit 1
