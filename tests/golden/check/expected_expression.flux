// check:
most = 5 + * 2

total =

// ---
// error[E0101]: expected an expression, found `*`
//  --> expected_expression.flux:2:12
//   |
// 2 | most = 5 + * 2
//   |            ^
//
// error[E0101]: expected an expression, found the end of the file
//  --> expected_expression.flux:4:7
//   |
// 4 | total =
//   |       ^ something is missing after this
//
// --- exit 1
