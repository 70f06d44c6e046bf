// check:
x = 1
y = x[0]

// ---
// error[E0313]: `[…]` with an index needs an array, found an int
//  --> not_an_array.flux:3:5
//   |
// 3 | y = x[0]
//   |     ^
//
// --- exit 1
