// check:
f = (x) => x(a: x)

// ---
// error[E0308]: this would need a type that contains itself: A in (a: A) => B
//  --> recursive_type.flux:2:12
//   |
// 2 | f = (x) => x(a: x)
//   |            ^
//
// --- exit 1
