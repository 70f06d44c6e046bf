// check:
a = "${[1]}"
b = [{a: 1}: 1]

// ---
// error[E0311]: an array `[int]` is not convertible to text
//  --> wrong_kind.flux:2:8
//   |
// 2 | a = "${[1]}"
//   |        ^^^ cannot be put into a string
//
// error[E0311]: a record with a (int) is not something that `<` compares
//  --> wrong_kind.flux:3:6
//   |
// 3 | b = [{a: 1}: 1]
//   |      ^^^^^^ a key of a dictionary
//
// --- exit 1
