// check:
x = ["a": 1, 2]

// ---
// error[E0136]: an array has no keys, and a dictionary has them everywhere
//  --> mixed_array.flux:2:14
//   |
// 2 | x = ["a": 1, 2]
//   |              ^
//
// --- exit 1
