// check:
x = 1
y = x(a: 2)

// ---
// error[E0216]: `x` cannot be called: it is an int
//  --> not_a_function.flux:3:5
//   |
// 2 | x = 1
//   | - defined here
// 3 | y = x(a: 2)
//   |     ^
//
// --- exit 1
