// check:
x = float(v: 1, v: 2)

// ---
// error[E0214]: argument `v` is given twice
//  --> duplicate_argument.flux:2:17
//   |
// 2 | x = float(v: 1, v: 2)
//   |                 ^
//
// --- exit 1
