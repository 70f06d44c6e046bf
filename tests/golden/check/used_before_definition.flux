// check:
x = y
y = 1

f = (n) => if n < 2 then 1 else n * f(n: n - 1)

// ---
// error[E0205]: `y` is used before it is defined
//  --> used_before_definition.flux:2:5
//   |
// 2 | x = y
//   |     ^
// 3 | y = 1
//   | - defined here
//   |
//   = help: statements run in the order in which they are written
//
// error[E0205]: `f` is used before it is defined
//  --> used_before_definition.flux:5:37
//   |
// 5 | f = (n) => if n < 2 then 1 else n * f(n: n - 1)
//   |                                     ^
//   | - defined here
//   |
//   = help: a definition cannot refer to itself: Flux has no recursion
//
// --- exit 1
